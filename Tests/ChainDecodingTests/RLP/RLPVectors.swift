import Testing

/// The examples of Ethereum's description of RLP, the bounds between its forms, and what it forbids.
enum RLPVectors {
    static let lorem = "Lorem ipsum dolor sit amet, consectetur adipisicing elit"

    static let valid: [(RLPModel, String)] = [
        (.text("dog"), "83646f67"),
        (.list([.text("cat"), .text("dog")]), "c88363617483646f67"),
        (.text(""), "80"),
        (.list([]), "c0"),
        (.bytes([0x00]), "00"),
        (.bytes([0x0f]), "0f"),
        (.bytes([0x7f]), "7f"),
        (.bytes([0x80]), "8180"),
        (.bytes([0x04, 0x00]), "820400"),
        (.list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])]), "c7c0c1c0c3c0c1c0"),
        (.list([.text("zw"), .list([.bytes([4])]), .bytes([1])]), "c6827a77c10401"),
        (.text(lorem), "b838" + lorem.utf8.map { hex($0) }.joined()),
        (.bytes([UInt8](repeating: 0xff, count: 55)), "b7" + String(repeating: "ff", count: 55)),
        (.list([RLPModel](repeating: .bytes([1]), count: 55)), "f7" + String(repeating: "01", count: 55)),
        (.list([RLPModel](repeating: .bytes([1]), count: 56)), "f838" + String(repeating: "01", count: 56)),
    ]

    /// Too long for each byte of it to be changed.
    static let long: [(RLPModel, String)] = [
        (.bytes([UInt8](repeating: 0, count: 256)), "b90100" + String(repeating: "00", count: 256)),
        (.list([RLPModel](repeating: .list([]), count: 1_000)), "f903e8" + String(repeating: "c0", count: 1_000)),
        (.bytes([UInt8](repeating: 1, count: 65_536)), "ba010000" + String(repeating: "01", count: 65_536)),
    ]

    /// The bytes that hexadecimal digits stand for, with or without `0x`.
    static func bytes(_ text: String) throws -> [UInt8] {
        let digits = Array((text.hasPrefix("0x") ? text.dropFirst(2) : text[...]).utf8)
        try #require(digits.count.isMultiple(of: 2))
        return try stride(from: 0, to: digits.count, by: 2)
            .map { index in
                try #require(UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16))
            }
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
