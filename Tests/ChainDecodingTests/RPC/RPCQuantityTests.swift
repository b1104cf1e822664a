import ChainDecoding
import Testing

@Suite("Quantities and bytes in JSON-RPC")
struct RPCQuantityTests {
    private static func quantity(_ json: String, _ mode: RPCDecodingMode) -> U256? {
        // Both near the end of the document and far from it.
        let near = try? U256(json: Array(json.utf8).span, mode: mode)
        let far = try? U256(json: Array((json + String(repeating: " ", count: 64)).utf8).span, mode: mode)
        #expect(near == far)
        if let near, let word = UInt64(exactly: near) {
            #expect((try? UInt64(json: Array(json.utf8).span, mode: mode)) == word)
        } else {
            #expect(throws: DecodeError.self) { try UInt64(json: Array(json.utf8).span, mode: mode) }
        }
        return near
    }

    /// The examples of the specification are among them.
    @Test(
        "quantities of the specification are read in both modes",
        arguments: [
            ("0x0", 0), ("0x41", 65), ("0x400", 1024), ("0xA", 10), ("0xaB", 171), ("0xffffffff", 0xffff_ffff),
            ("0x123456789", 0x1_2345_6789), ("0xffffffffffffffff", U256(UInt64.max)), ("0x10000000000000000", 1 &<< 64),
            ("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", .max),
        ] as [(String, U256)]
    )
    func strict(text: String, value: U256) {
        #expect(Self.quantity("\"\(text)\"", .strict) == value)
        #expect(Self.quantity("\"\(text)\"", .lenient) == value)
    }

    @Test("every number of digits is read", arguments: 1...64)
    func digitCounts(count: Int) {
        let digits = String("123456789abcdef0fedcba9876543210123456789abcdef0fedcba9876543210".prefix(count))
        #expect(Self.quantity("\"0x\(digits)\"", .strict) == U256(hex: digits))
        #expect(Self.quantity("\"0x\(digits.dropLast())g\"", .lenient) == nil)
        #expect(Self.quantity("\"0x\(digits)", .lenient) == nil)
    }

    @Test(
        "only the lenient mode reads what nodes send besides",
        arguments: [
            (#""0x0400""#, 1024), (#""0x""#, 0), (#""0x00""#, 0), (#""0X1f""#, 31), (#""21000""#, 21_000),
            ("21000", 21_000),
            ("0", 0), (#""0x00000000000000000000000000000000000000000000000000000000000000000000001""#, 1),
            ("18446744073709551616", 1 &<< 64),
        ] as [(String, U256)]
    )
    func lenient(json: String, value: U256) {
        #expect(Self.quantity(json, .strict) == nil)
        #expect(Self.quantity(json, .lenient) == value)
    }

    @Test(
        "what is no number, or too large, is refused in both modes",
        arguments: [
            #""""#, #""0xg""#, #""0x1 ""#, #"" 0x1""#, #""ff""#, #""-1""#, #""0x-1""#, "-1", "1.0", "1e3", "true",
            "null", "[]",
            #""0x10000000000000000000000000000000000000000000000000000000000000000""#, #""0x0x1""#, #""0x1"2"#,
            "115792089237316195423570985008687907853269984665640564039457584007913129639936", #""0x\u003"#,
        ]
    )
    func refused(json: String) {
        #expect(Self.quantity(json, .strict) == nil)
        #expect(Self.quantity(json, .lenient) == nil)
    }

    @Test("escapes in texts of hex are replaced")
    func escapes() throws {
        #expect(Self.quantity(#""0\u0078\u00341""#, .strict) == 0x41)
        #expect(try Bytes(json: Array(#""0x\u0061b""#.utf8).span) == Bytes([0xab]))
    }

    @Test("bytes have two digits each, and a prefix in the strict mode")
    func bytes() throws {
        #expect(try Bytes(json: Array(#""0x00fF""#.utf8).span, mode: .strict) == Bytes([0, 255]))
        #expect(try Bytes(json: Array(#""0x""#.utf8).span, mode: .strict) == Bytes())
        #expect(try Bytes(json: Array(#""00ff""#.utf8).span) == Bytes([0, 255]))
        #expect(throws: DecodeError.self) { try Bytes(json: Array(#""00ff""#.utf8).span, mode: .strict) }
        for text in [#""0x0""#, #""0x0g""#, #""0X00""#, "null", "0"] {
            #expect(throws: DecodeError.self) { try Bytes(json: Array(text.utf8).span) }
        }
    }

    @Test("hashes and addresses have exactly their length, and every wrong digit is found")
    func fixed() throws {
        let hash = try #require(Hash32("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"))
        let address = try #require(Address("0xd8da6bf26964af9d7eed9e03e53415d37aa96045"))
        func isRead<Value: FixedBytes & RPCDecodable>(_ text: String, as value: Value) -> Bool {
            (try? Value(json: Array("\"\(text)\"".utf8).span, mode: .strict)) == value
        }
        #expect(isRead(hash.description, as: hash))
        #expect(isRead("0x" + hash.description.dropFirst(2).uppercased(), as: hash))
        #expect(isRead(address.checksummed(), as: address))
        #expect(!isRead(hash.description + "00", as: hash))
        #expect(!isRead(String(address.description.dropLast(2)), as: address))
        for wrong in ["/", ":", "@", "G", "`", "g", "\u{7f}", " "] as [Character] {
            for index in 2..<66 {
                var text = Array(hash.description)
                text[index] = wrong
                #expect(throws: DecodeError.self) { try Hash32(json: Array("\"\(String(text))\"".utf8).span) }
            }
            for index in 2..<42 {
                var text = Array(address.description)
                text[index] = wrong
                #expect(throws: DecodeError.self) { try Address(json: Array("\"\(String(text))\"".utf8).span) }
            }
        }
    }
}
