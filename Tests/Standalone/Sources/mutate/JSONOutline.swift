/// Where the values of a JSON text stand; any text has an outline, however broken it is.
struct JSONOutline {
    struct Value {
        var range: Range<Int>
        /// The name in quotes, if it is a member of an object.
        var name: Range<Int>?
        var depth: Int

        /// The value, with its name if it has one.
        var member: Range<Int> { (name?.lowerBound ?? range.lowerBound)..<range.upperBound }
    }

    /// Each in front of those in it.
    private(set) var values: [Value] = []

    init(_ bytes: [UInt8]) {
        var open: [Int] = []
        var name: Range<Int>?
        var offset = 0
        func add(_ range: Range<Int>) {
            values.append(Value(range: range, name: name, depth: open.count))
            name = nil
        }
        while offset < bytes.count {
            let start = offset
            offset += 1
            switch bytes[start] {
            case UInt8(ascii: "\""):
                offset = Self.endOfString(in: bytes, from: offset)
                if bytes[offset...].first(where: { $0 > 0x20 }) == UInt8(ascii: ":") {
                    name = start..<offset
                } else {
                    add(start..<offset)
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                add(start..<bytes.count)
                open.append(values.count - 1)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let index = open.popLast() { values[index].range = values[index].range.lowerBound..<offset }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0...0x20:
                break
            default:
                offset = bytes[offset...].firstIndex { $0 <= 0x20 || Self.delimiters.contains($0) } ?? bytes.count
                add(start..<offset)
            }
        }
    }

    private static let delimiters = Array(",:]}\"".utf8)

    private static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
        var offset = start
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(offset + 1, bytes.count)
    }
}
