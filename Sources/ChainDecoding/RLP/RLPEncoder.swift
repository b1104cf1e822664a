/// Writes items of RLP, one after the other (yellow paper, appendix B).
///
/// ```swift
/// var encoder = RLPEncoder()
/// encoder.appendList { list in
///     list.append(9)
///     list.append(Bytes(Array("dog".utf8)))
/// }
/// let bytes = encoder.encoded // c5 09 83 64 6f 67
/// ```
///
/// The time is linear in the size of the encoding, however deep the lists are.
public struct RLPEncoder: Sendable {
    /// The encoding without the headers of the lists, whose lengths are not known until they end.
    private var output: [UInt8] = []
    /// The lists in the order of their beginnings, which is the order of their headers.
    private var lists: [List] = []
    /// The indexes of the lists that have not ended.
    private var open: [Int] = []
    /// How many bytes the headers have of the lists that have ended.
    private var headersSize = 0

    private struct List {
        /// Where the header belongs in the output.
        var start: Int
        /// The size of the payload; as long as the list is open, what it has to be counted from.
        var count: Int
    }

    /// Creates an encoder that has written nothing.
    public init() {}

    /// Appends bytes as an item.
    public mutating func append(_ bytes: Bytes) {
        bytes.withSpan { append($0) }
    }

    /// Appends bytes as an item.
    public mutating func append(_ bytes: Span<UInt8>) {
        if bytes.count != 1 || bytes[0] >= 0x80 {
            RLPKind.bytes.appendHeader(count: bytes.count, to: &output)
        }
        unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    }

    /// Appends a number as an item: its bytes from the highest that is not zero, and none for zero.
    public mutating func append(_ number: UInt64) {
        guard number >= 0x80 else {
            output.append(number == 0 ? 0x80 : UInt8(truncatingIfNeeded: number))
            return
        }
        let size = (UInt64.bitWidth - number.leadingZeroBitCount + 7) / 8
        RLPKind.bytes.appendHeader(count: size, to: &output)
        for shift in stride(from: (size - 1) * 8, through: 0, by: -8) {
            output.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    /// Appends a number of any size as an item, given as bytes from the highest, whose leading zeros are left out.
    public mutating func append(bigEndian number: Bytes) {
        append(Bytes(number.storage.drop { $0 == 0 }))
    }

    /// Appends an item that was decoded, with all that it contains.
    public mutating func append(_ item: RLPItem) {
        append(encoded: item.encoded)
    }

    /// Appends items that are encoded already, as they are; that they are valid is not checked.
    public mutating func append(encoded items: Bytes) {
        output.append(contentsOf: items.storage)
    }

    /// Appends a list of what a closure appends; it ends with the closure, and with it those that the closure left
    /// open.
    ///
    /// - Parameter body: Appends the items of the list to the encoder.
    /// - Throws: What the closure throws; the list then holds what was appended before.
    public mutating func appendList<Failure: Error>(
        _ body: (inout RLPEncoder) throws(Failure) -> Void
    ) throws(Failure) {
        let depth = open.count
        openList()
        defer {
            while open.count > depth { closeList() }
        }
        try body(&self)
    }

    /// Begins a list, to which everything belongs that is appended before ``closeList()``.
    ///
    /// Together they write lists that are nested as deep as some input wants, without recursion.
    public mutating func openList() {
        open.append(lists.count)
        lists.append(List(start: output.count, count: output.count + headersSize))
    }

    /// Ends the list that was begun last; does nothing when there is none.
    public mutating func closeList() {
        guard let index = open.popLast() else { return }
        let count = output.count + headersSize - lists[index].count
        lists[index].count = count
        headersSize += RLPKind.list.headerSize(count: count)
    }

    /// The encoded items; lists that are still open end here.
    public var encoded: [UInt8] {
        var closed = self
        while !closed.open.isEmpty {
            closed.closeList()
        }
        return closed.joined
    }

    /// The output with the headers of the lists at their places.
    private var joined: [UInt8] {
        guard !lists.isEmpty else { return output }
        var result: [UInt8] = []
        result.reserveCapacity(output.count + headersSize)
        var position = 0
        for list in lists {
            result.append(contentsOf: output[position..<list.start])
            RLPKind.list.appendHeader(count: list.count, to: &result)
            position = list.start
        }
        result.append(contentsOf: output[position...])
        return result
    }
}
