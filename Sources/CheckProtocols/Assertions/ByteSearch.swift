/// Finds text in bytes in linear time (Knuth, Morris and Pratt).
struct ByteSearch {
    private let needle: [UInt8]
    /// For each prefix, the length of its longest proper suffix that is also a prefix.
    private let borders: [Int]

    init(_ text: String) {
        needle = Array(text.utf8)
        var borders = [0]
        var length = 0
        for index in needle.indices.dropFirst() {
            while length > 0, needle[index] != needle[length] { length = borders[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            borders.append(length)
        }
        self.borders = borders
    }

    func firstOffset(in bytes: [UInt8]) -> Int? {
        guard !needle.isEmpty else { return 0 }
        var length = 0
        for (offset, byte) in bytes.enumerated() {
            while length > 0, byte != needle[length] { length = borders[length - 1] }
            if byte == needle[length] { length += 1 }
            if length == needle.count { return offset + 1 - length }
        }
        return nil
    }
}
