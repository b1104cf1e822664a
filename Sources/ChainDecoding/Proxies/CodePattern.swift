/// A form of code that is the same for all contracts but for addresses and sizes in it.
struct CodePattern: Sendable {
    private enum Part: Sendable {
        case bytes([UInt8])
        /// `PUSHn` and an address without its leading zeros.
        case target
        /// A place in the code, which is earlier by each byte that the address is shorter.
        case place(UInt8)
        case any(Int)
        /// Anything, to the end.
        case rest
    }

    private let parts: [Part]

    /// Creates a pattern from hexadecimal digits and, between spaces, `target`, `@2b` for a place, `?2` for two bytes,
    /// and `…`.
    init(_ text: String) {
        parts = text.split(separator: " ")
            .map { word in
                switch word.first {
                case "t": .target
                case "@": .place(UInt8(word.dropFirst(), radix: 16) ?? 0)
                case "?": .any(Int(word.dropFirst()) ?? 0)
                case "…": .rest
                default: .bytes((try? Hex.decode(word)) ?? [])
                }
            }
    }

    /// The address in code of this form, zero when the pattern has none, and what stands in the place of `…`.
    func match(_ code: Bytes) -> (target: Address, rest: Bytes)? {
        var offset = 0
        var target = Address.zero
        var missing: UInt8 = 0
        for part in parts {
            switch part {
            case .bytes(let bytes):
                guard code.slice(offset..<offset + bytes.count)?.array == bytes else { return nil }
                offset += bytes.count
            case .target:
                guard let push = code.byte(at: offset), 0x60...0x73 ~= push else { return nil }
                let count = Int(push) - 0x5f
                guard let address = code.slice(offset + 1..<offset + 1 + count) else { return nil }
                missing = UInt8(20 - count)
                target = Address([UInt8](repeating: 0, count: 20 - count) + address.array) ?? .zero
                offset += 1 + count
            case .place(let place):
                guard code.byte(at: offset) == place &- missing else { return nil }
                offset += 1
            case .any(let count):
                offset += count
                guard offset <= code.count else { return nil }
            case .rest:
                return code.slice(offset..<code.count).map { (target, $0) }
            }
        }
        return offset == code.count ? (target, Bytes()) : nil
    }
}
