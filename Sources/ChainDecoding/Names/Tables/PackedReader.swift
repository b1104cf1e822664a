/// Reads the numbers of ``PackedNameTables``, seven bits from each byte, the lowest first.
struct PackedReader {
    private let bytes: [UInt8]
    private var offset = 0

    /// Begins to read a text in base64; line ends in it mean nothing.
    init(base64 text: StaticString) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8CodeUnitCount * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        text.withUTF8Buffer { buffer in
            let characters = unsafe buffer.span
            for index in characters.indices {
                guard let value = Self.value(of: characters[index]) else { continue }
                bits = bits << 6 | value
                count += 6
                if count >= 8 {
                    count -= 8
                    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                }
            }
        }
        self.bytes = bytes
    }

    /// The next number; 0 after the end.
    mutating func number() -> Int {
        var value = 0
        var shift = 0
        while offset < bytes.count, shift < 63 {
            let byte = bytes[offset]
            offset += 1
            value |= Int(byte & 127) << shift
            if byte < 128 { break }
            shift += 7
        }
        return value
    }

    /// The next code point, or difference of code points.
    mutating func code() -> UInt32 {
        UInt32(truncatingIfNeeded: number())
    }

    /// The next number, after which comes its sign in the lowest bit.
    mutating func signed() -> Int {
        let value = number()
        return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
    }

    /// Numbers in ascending order.
    mutating func ascending() -> [UInt32] {
        var last: UInt32 = 0
        return list { reader in
            last &+= reader.code()
            return last
        }
    }

    /// A text in ASCII.
    mutating func text() -> String {
        String(decoding: list { UInt8(truncatingIfNeeded: $0.number()) }, as: UTF8.self)
    }

    /// How many elements there are, and the elements.
    mutating func list<Element>(of element: (inout PackedReader) -> Element) -> [Element] {
        let count = number()
        var list: [Element] = []
        list.reserveCapacity(min(count, bytes.count))
        while list.count < count, offset < bytes.count {
            list.append(element(&self))
        }
        return list
    }

    /// Ranges of code points with a number each.
    mutating func map() -> CodePointMap {
        var map = CodePointMap()
        var end: UInt32 = 0
        _ = list { reader in
            let header = reader.code()
            let start = end &+ (header & 1 == 0 ? 0 : reader.code())
            end = start &+ (header >> 1) &+ 1
            map.set(start..<max(start, end), to: UInt16(truncatingIfNeeded: reader.number()))
        }
        return map
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
