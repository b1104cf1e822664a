import Testing

/// Reads the framing format of Snappy, in which archives of blocks are packed; checksums are not looked at.
enum Snappy {
    static func unframe(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes
        while let kind = rest.popFirst() {
            let size = number(rest.prefix(3))
            let chunk = rest.dropFirst(3).prefix(size)
            rest = rest.dropFirst(3 + size)
            switch kind {
            case 0x00: try unpack(chunk.dropFirst(4), to: &output)
            case 0x01: output += chunk.dropFirst(4)
            case 0x80...: break
            default: throw DecodingFailure()
            }
        }
        return output
    }

    private struct DecodingFailure: Error {}

    /// Appends a block that is packed: literals, and copies of what came before.
    private static func unpack(_ block: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
        var rest = block.drop { $0 >= 0x80 }.dropFirst()
        while let tag = rest.popFirst() {
            if tag & 3 == 0 {
                var count = Int(tag >> 2)
                if count >= 60 {
                    let size = count - 59
                    count = number(rest.prefix(size))
                    rest = rest.dropFirst(size)
                }
                output += rest.prefix(count + 1)
                rest = rest.dropFirst(count + 1)
            } else {
                let size = [1, 2, 4][Int(tag & 3) - 1]
                var distance = number(rest.prefix(size))
                rest = rest.dropFirst(size)
                var count = Int(tag >> 2) + 1
                if tag & 3 == 1 {
                    distance |= Int(tag >> 5) << 8
                    count = Int(tag >> 2 & 7) + 4
                }
                try #require((1...output.count).contains(distance))
                for _ in 0..<count { output.append(output[output.count - distance]) }
            }
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
