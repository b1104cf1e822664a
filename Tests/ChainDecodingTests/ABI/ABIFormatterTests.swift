import ChainDecoding
import Testing

@Suite("Values as text")
struct ABIFormatterTests {
    private static func text(_ value: ABIValue, _ type: String) throws -> String {
        ABIFormatter().text(of: value, as: try ABIType(parsing: type))
    }

    @Test("values are written as people write them")
    func values() throws {
        #expect(try Self.text(.uint(.max), "uint256") == U256.max.description)
        #expect(try Self.text(.int(-5), "int8") == "-5")
        #expect(try Self.text(.uint(1_500), "ufixed128x3") == "1.5")
        #expect(try Self.text(.int(-1_500), "fixed128x3") == "-1.5")
        #expect(try Self.text(.bool(true), "bool") == "true")
        #expect(try Self.text(.bytes(Bytes()), "bytes") == "0x")
        #expect(try Self.text(.bytes(Bytes([0xab, 1])), "bytes2") == "0xab01")
        // EIP-55.
        let address = try Address(hex: "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
        #expect(try Self.text(.address(address), "address") == "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        let pair: ABIValue = .list([.uint(1), .list([.bool(false), .bool(true)])])
        #expect(try Self.text(pair, "(uint256 id, bool[])") == "(id: 1, [false, true])")
        #expect(ABIFormatter().text(of: pair) == "[1, [false, true]]")
    }

    @Test("texts are quoted, and nothing in them can change the line")
    func texts() throws {
        func text(_ string: String) throws -> String { try Self.text(.string(Bytes(Array(string.utf8))), "string") }
        #expect(try text("héllo 🚀") == "\"héllo 🚀\"")
        #expect(try text(#"a"b\c"#) == #""a\"b\\c""#)
        #expect(try text("\u{1b}[31m\r\n\0\u{202e}x\u{2028}") == #""\u{1B}[31m\r\n\0\u{202E}x\u{2028}""#)
        #expect(try Self.text(.string(Bytes([0xff, 0xfe])), "string") == "0xfffe")
    }

    @Test("what is long is cut, and what is left out is counted")
    func limits() {
        let formatter = ABIFormatter(byteLimit: 4, elementLimit: 2)
        #expect(formatter.text(of: .bytes(Bytes([1, 2, 3, 4, 5, 6]))) == "0x01020304… 2 more")
        #expect(formatter.text(of: .bytes(Bytes([1, 2, 3, 4]))) == "0x01020304")
        #expect(formatter.text(of: .string(Bytes(Array("ab€d".utf8)))) == "\"ab\"… of 6 bytes")
        #expect(formatter.text(of: .list([.uint(1), .uint(2), .uint(3)])) == "[1, 2, … 1 more]")
        let nothing = ABIFormatter(byteLimit: .min, elementLimit: .min)
        #expect(nothing.text(of: .string(Bytes(Array("ab".utf8)))) == "\"\"… of 2 bytes")
        #expect(nothing.text(of: .bytes(Bytes([1]))) == "0x… 1 more")
        #expect(nothing.text(of: .list([.uint(1)])) == "[… 1 more]")
    }

    @Test("what strangers say is written without quotes, escaped and cut")
    func messages() {
        let formatter = ABIFormatter(byteLimit: 8)
        #expect(formatter.text(of: "say \"x\"") == "say \"x\"")
        #expect(formatter.text(of: "\u{1b}[0m\u{2066}") == #"\u{1B}[0m\u{2066}"#)
        #expect(formatter.text(of: "12345678€") == "12345678… of 11 bytes")
        #expect(formatter.text(of: "1234567€") == "1234567… of 10 bytes")
        #expect(ABIFormatter(byteLimit: .min).text(of: "") == "")
    }

    @Test("names from a JSON ABI cannot change the line either")
    func names() {
        let parameter = ABIParameter(.bool, name: "a\u{1b}[2J")
        let call = DecodedCall(function: ABIFunction(name: "f\n", inputs: [parameter]), arguments: [.bool(true)])
        #expect(call.description == #"f\n(a\u{1B}[2J: true)"#)
        #expect(ABIFormatter().text(of: [.bool(true), .uint(1)], as: [parameter]) == #"(a\u{1B}[2J: true, 1)"#)
    }

    @Test("logs are written with names, and hashes as such")
    func logs() throws {
        let event = try ABIEvent(parsing: "Note(string indexed key, uint256)")
        let log = DecodedLog(event: event, values: [.hash(Hash32(0, 0, 0, 1)), .value(.uint(2))])
        #expect(log.description == "Note(key: hash 0x\(String(repeating: "0", count: 63))1, 2)")
    }
}
