/// The checksum of a compressed format, over the expanded bytes.
enum Checksum {
    case none
    /// CRC-32 as in gzip (RFC 1952, section 8).
    case crc32(UInt32)
    /// Adler-32 as in zlib (RFC 1950, section 8).
    case adler32(UInt32)

    private static let crcTable: [UInt32] = (0..<256)
        .map { index in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }

    /// Takes further bytes in.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        switch self {
        case .none: break
        case .crc32(let value):
            let table = Self.crcTable
            var crc = ~value
            for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
            self = .crc32(~crc)
        case .adler32(let value):
            var (low, high) = (value & 0xFFFF, value >> 16)
            for byte in bytes {
                low = (low + UInt32(byte)) % 65_521
                high = (high + low) % 65_521
            }
            self = .adler32(high << 16 | low)
        }
    }
}
