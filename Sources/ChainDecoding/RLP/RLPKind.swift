/// The kind of an item, as the number that its header's first byte counts from.
enum RLPKind: UInt8 {
    case bytes = 0x80
    case list = 0xc0

    /// How many bytes the header has of a payload of `count` bytes.
    func headerSize(count: Int) -> Int {
        count < 56 ? 1 : 1 + Self.lengthSize(count)
    }

    /// Appends the header of a payload of `count` bytes.
    func appendHeader(count: Int, to output: inout [UInt8]) {
        guard count > 55 else {
            output.append(rawValue + UInt8(truncatingIfNeeded: count))
            return
        }
        let size = Self.lengthSize(count)
        output.append(rawValue + 55 + UInt8(truncatingIfNeeded: size))
        for shift in stride(from: (size - 1) * 8, through: 0, by: -8) {
            output.append(UInt8(truncatingIfNeeded: count >> shift))
        }
    }

    private static func lengthSize(_ count: Int) -> Int {
        (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
    }
}
