/// A part of a key of a trie, in half bytes, the higher of each byte first (yellow paper, appendix C).
struct NibblePath: Sendable {
    private let key: Bytes
    private var range: Range<Int>

    /// Creates the path of a whole key.
    init(_ key: Bytes) {
        self.key = key
        range = 0..<2 * key.count
    }

    /// Decodes the path of a leaf or of an extension from its compact form.
    ///
    /// - Throws: ``DecodeError`` if the first nibble is above 3, or the one that fills up a byte is not zero.
    init(hexPrefixed bytes: Bytes) throws(DecodeError) {
        guard let first = bytes.byte(at: 0) else { throw DecodeError(.malformed, "a path without its prefix") }
        let isOdd = first & 0x10 != 0
        guard first < 0x40, isOdd || first & 0x0f == 0 else {
            throw DecodeError(.nonCanonical, "no path begins with the byte \(first)")
        }
        key = bytes
        range = (isOdd ? 1 : 2)..<2 * bytes.count
    }

    /// Whether a path in compact form leads to a leaf.
    static func isLeaf(hexPrefixed bytes: Bytes) -> Bool {
        (bytes.byte(at: 0) ?? 0) & 0x20 != 0
    }

    /// How many nibbles there are.
    var count: Int { range.count }

    /// Whether there are none.
    var isEmpty: Bool { range.isEmpty }

    /// The nibble at an index; 0 beyond the end.
    subscript(index: Int) -> Int {
        let position = range.lowerBound + index
        let byte = key.byte(at: position / 2) ?? 0
        return Int(position.isMultiple(of: 2) ? byte >> 4 : byte & 0x0f)
    }

    /// The nibbles in a range of indexes, as far as there are any.
    func slice(_ indexes: Range<Int>) -> NibblePath {
        var path = self
        path.range = (range.lowerBound + indexes.lowerBound..<range.lowerBound + indexes.upperBound).clamped(to: range)
        return path
    }

    /// The path without its first nibbles.
    func dropFirst(_ count: Int) -> NibblePath {
        slice(min(count, self.count)..<self.count)
    }

    /// How many nibbles two paths have in common at their beginnings.
    func commonPrefixCount(with other: NibblePath) -> Int {
        let limit = min(count, other.count)
        var index = 0
        while index < limit, self[index] == other[index] { index += 1 }
        return index
    }

    /// Whether the path begins with another.
    func starts(with other: NibblePath) -> Bool {
        commonPrefixCount(with: other) == other.count
    }

    /// The compact form: two nibbles in each byte, after one that tells the kind of node, and whether they are odd.
    func hexPrefixed(isLeaf: Bool) -> [UInt8] {
        let isOdd = !count.isMultiple(of: 2)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count / 2 + 1)
        bytes.append((isLeaf ? 0x20 : 0) | (isOdd ? 0x10 | UInt8(self[0]) : 0))
        for index in stride(from: isOdd ? 1 : 0, to: count, by: 2) {
            bytes.append(UInt8(self[index] << 4 | self[index + 1]))
        }
        return bytes
    }
}
