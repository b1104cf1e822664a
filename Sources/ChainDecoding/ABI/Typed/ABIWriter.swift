/// Writes values of the contract ABI one after the other, each at its final place.
///
/// The type that writes hands over each of its members; a member that needs an offset is put behind the others. All
/// begins with ``ABIEncoder``, which lets values that differ in length be written twice: at first a writer that has no
/// room only counts how much they need.
public struct ABIWriter {
    /// What has been written; empty when the writer only counts.
    @usableFromInline var bytes: [UInt8]
    /// From where the offsets of the values that are being written count.
    @usableFromInline var base: Int
    /// Where the next value of these, or its offset, goes.
    @usableFromInline var head: Int
    /// Where the next value behind an offset goes.
    @usableFromInline var tail: Int

    /// Creates a writer for values one after the other whose heads are of so many words.
    @inlinable
    init(byteCount: Int, from start: Int, wordCount: Int) {
        bytes = []
        if byteCount > 0 {
            // `init(repeating:count:)` would look for the type of the array's storage each time.
            bytes.reserveCapacity(byteCount)
            bytes.append(contentsOf: repeatElement(0, count: byteCount))
        }
        base = start
        head = start
        tail = start &+ wordCount &* 32
    }

    /// Writes the next value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - type: Its type.
    ///   - name: The name of the value, which errors say; the index where it has none.
    /// - Throws: ``ABIEncodingError`` with the path of the value that does not fit its type.
    @inlinable
    @inline(__always)
    public mutating func append<Value: ABICodable>(
        _ value: Value.Decoded,
        as type: Value.Type,
        _ name: @autoclosure () -> String
    ) throws(ABIEncodingError) {
        do throws(ABIEncodingError) {
            guard Value.abiLayout.isDynamic else { return try Value.encodeABI(value, to: &self) }
            appendWord(U256(UInt64(truncatingIfNeeded: tail &- base)))
            let outer = (base, head)
            head = tail
            open(wordCount: Value.abiLayout.wordCount)
            try Value.encodeABI(value, to: &self)
            (base, head) = outer
        } catch {
            throw error.inside(name())
        }
    }

    // MARK: Steps

    /// Begins values one after the other.
    @inlinable
    mutating func open(wordCount: Int) {
        base = head
        tail = head &+ wordCount &* 32
    }

    /// Writes a word, or passes it when there is no room.
    @inlinable
    @inline(__always)
    mutating func appendWord(_ word: U256) {
        word.writeBigEndian(to: &bytes, at: head)
        head &+= 32
    }

    /// Writes bytes of any number after their length, with the padding.
    @inlinable
    mutating func appendContent(_ content: Bytes) {
        appendWord(U256(UInt64(truncatingIfNeeded: content.count)))
        if head &+ content.count <= bytes.count {
            unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe content.storage.withUnsafeBytes { source in
                    unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[head...]).copyMemory(from: source)
                }
            }
        }
        tail = head &+ (content.count &+ 31) & ~31
    }
}

extension ABIWriter {
    /// Writes a selector at the very beginning.
    @inlinable
    mutating func replaceFirst(with selector: Selector) {
        guard bytes.count >= Selector.byteCount else { return }
        for index in 0..<Selector.byteCount {
            bytes[index] = UInt8(truncatingIfNeeded: selector.value &>> UInt32(24 &- 8 &* index))
        }
    }
}
