/// Bytes, or a part of them that shares their storage.
///
/// Slicing copies nothing and keeps the whole storage alive; `Bytes(slice.array)` gives a part storage of its own.
/// Indexes begin at 0 in every slice. Two are equal when their bytes are.
public struct Bytes: Sendable, Hashable {
    @usableFromInline var storage: ArraySlice<UInt8>

    /// Creates empty bytes.
    public init() {
        storage = []
    }

    /// Creates bytes that share an array's storage.
    public init(_ array: [UInt8]) {
        storage = array[...]
    }

    /// Creates bytes that share a slice's storage.
    public init(_ slice: ArraySlice<UInt8>) {
        storage = slice
    }

    /// Whether there are none.
    public var isEmpty: Bool { storage.isEmpty }

    /// How many there are.
    public var count: Int { storage.count }

    /// The bytes as an array; O(1) when they are the whole of their storage.
    public var array: [UInt8] { Array(storage) }

    /// The byte at an index, or `nil` beyond the end.
    public func byte(at index: Int) -> UInt8? {
        guard index >= 0, index < storage.count else { return nil }
        return storage[storage.startIndex + index]
    }

    /// A part that shares the storage, or `nil` when it is not wholly inside.
    ///
    /// - Complexity: O(1).
    public func slice(_ range: Range<Int>) -> Bytes? {
        guard range.lowerBound >= 0, range.upperBound <= storage.count else { return nil }
        return Bytes(storage[storage.startIndex + range.lowerBound..<storage.startIndex + range.upperBound])
    }

    /// Lends the bytes for the duration of a call.
    @inlinable
    public func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span)
    }
}

extension Bytes: CustomStringConvertible {
    /// The bytes in hex, after `0x`.
    public var description: String { Hex.encode(self) }
}
