import Foundation

extension Truncations {
    /// A document of JSON without the white space at its end, which does not belong to it.
    static func document(_ bytes: Data) -> [UInt8] {
        let end = bytes.lastIndex { !" \t\r\n".utf8.contains($0) }
        return end.map { Array(bytes[...$0]) } ?? []
    }
}
