/// A place of 32 bytes in a contract's storage, and the places that Solidity derives from it.
///
/// ```swift
/// // mapping(address => uint256) balances at slot 3
/// let slot = try StorageSlot(3).value(forKey: .address(holder), as: .address)
/// ```
///
/// Source: Solidity, “Layout of State Variables in Storage”.
public struct StorageSlot: Sendable, Hashable {
    /// Its number.
    public var number: U256

    /// Creates a slot from its number.
    public init(_ number: U256) {
        self.number = number
    }

    /// Creates the slot at which a namespace begins, as `example.main`.
    ///
    /// Source: ERC-7201, formula `erc7201`.
    public init(namespace: String) {
        let id = U256(Keccak256.hash(namespace)) &- 1
        number = U256(Keccak256.hash(id.bigEndianBytes)) & ~0xff
    }

    /// The slot so many places behind this one, as of a struct's later members.
    public func advanced(by count: U256) -> StorageSlot {
        StorageSlot(number &+ count)
    }

    /// The slot of a mapping's value, where this one is the mapping's own.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - type: Its type: one of a single word, `bytes` or `string`.
    /// - Returns: The first slot of the value.
    /// - Throws: ``ABIEncodingError`` when the key is not of the type, or no mapping has keys of it.
    public func value(forKey key: ABIValue, as type: ABIType) throws(ABIEncodingError) -> StorageSlot {
        let bytes: [UInt8]
        switch type {
        case .bytes, .string: bytes = try ABIEncoder.encodePacked(key, as: type)
        case .array, .fixedArray, .tuple: throw ABIEncodingError("no mapping has keys of type \(type)")
        default: bytes = try ABIEncoder.encode(key, as: type)
        }
        return StorageSlot(U256(Keccak256.hash(bytes + number.bigEndianBytes)))
    }

    /// The first slot of the content of a dynamic array, or of bytes or text of more than 31 bytes, where this one
    /// holds the length.
    public var content: StorageSlot {
        StorageSlot(U256(Keccak256.hash(number.bigEndianBytes)))
    }

    /// The slot of an element of a dynamic array whose elements take whole slots, where this one holds the length.
    ///
    /// Elements of at most 16 bytes share slots: there the index is divided by how many fit one.
    ///
    /// - Parameters:
    ///   - index: The element's index.
    ///   - size: How many slots an element takes.
    /// - Returns: The first slot of the element.
    public func element(at index: U256, size: U256 = 1) -> StorageSlot {
        content.advanced(by: index &* size)
    }
}
