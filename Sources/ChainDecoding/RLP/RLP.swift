/// Recursive Length Prefix, the encoding of Ethereum's blocks, transactions and tries (yellow paper, appendix B).
///
/// Only the canonical form is accepted, so that each value has one encoding: a byte below 0x80 stands for itself,
/// lengths are as short as can be, and nothing follows the item. ``decode(_:limits:)`` makes a tree of whatever comes;
/// where the structure is known, ``RLPReader`` reads it without allocating, and ``RLPEncoder`` writes it.
public enum RLP {
    /// Decodes an item with all that it contains.
    ///
    /// The items share the storage of the input; beside it, each takes 16 bytes of one array, which grows by doubling.
    /// Time is linear in the number of items, and no depth overflows the stack.
    ///
    /// - Parameters:
    ///   - bytes: One item, and nothing else.
    ///   - limits: How much the input may ask for.
    /// - Returns: The item.
    /// - Throws: ``DecodeError/Code/truncated`` if the item ends beyond the input, ``DecodeError/Code/malformed`` if
    ///   one ends beyond the list that contains it, ``DecodeError/Code/nonCanonical``,
    ///   ``DecodeError/Code/trailingBytes`` or ``DecodeError/Code/limitExceeded``.
    public static func decode(_ bytes: Bytes, limits: RLPLimits = RLPLimits()) throws(DecodeError) -> RLPItem {
        RLPItem(try RLPTree(bytes, limits: limits), index: 0)
    }

    /// Encodes an item with all that it contains.
    public static func encode(_ item: RLPItem) -> [UInt8] {
        item.encoded.array
    }

    /// Encodes what a closure appends.
    ///
    /// - Parameter body: Appends items to the encoder; lists that it leaves open end where it does.
    /// - Returns: The encoded items, one after the other.
    /// - Throws: What the closure throws.
    public static func encode<Failure: Error>(
        _ body: (inout RLPEncoder) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        var encoder = RLPEncoder()
        try body(&encoder)
        return encoder.encoded
    }
}
