import ChainDecoding
import Testing

@Suite("ABI types")
struct ABITypeTests {
    @Test(
        "are read and written",
        arguments: [
            ("uint256", "uint256"), ("uint", "uint256"), ("int8", "int8"), ("bytes32", "bytes32"),
            ("fixed", "fixed128x18"), ("ufixed8x80", "ufixed8x80"), ("function", "function"), ("bool[]", "bool[]"),
            ("string[2][][3]", "string[2][][3]"), ("(address,(bytes,int)[2])[]", "(address,(bytes,int256)[2])[]"),
            (" tuple( address payable to ,uint256 amount ) [ 4 ] ", "(address,uint256)[4]"),
        ]
    )
    func reads(text: String, name: String) throws {
        let type = try ABIType(parsing: text)
        #expect(type.canonicalName == name)
        #expect(try ABIType(parsing: name).canonicalName == name)
    }

    @Test("names of members are kept")
    func names() throws {
        let type = try ABIType(parsing: "(address to, uint256[] amounts, (bool) memory)")
        guard case .tuple(let members) = type else {
            Issue.record("\(type) is no tuple")
            return
        }
        #expect(members.map(\.name) == ["to", "amounts", ""])
    }

    @Test(
        "what is wrong is said, and where",
        arguments: [
            ("", DecodeError.Code.malformed, 0), ("uint7", .outOfRange, 0), ("uint264", .outOfRange, 0),
            ("uint08", .outOfRange, 0), ("uint256x", .outOfRange, 0), ("bytes0", .outOfRange, 0),
            ("bytes33", .outOfRange, 0), ("fixed128x0", .outOfRange, 0), ("fixed128x81", .outOfRange, 0),
            ("fixed128", .outOfRange, 0), ("word", .unsupported, 0), ("byte", .unsupported, 0), ("()", .outOfRange, 0),
            ("()[2]", .outOfRange, 0),
            ("bool[0]", .outOfRange, 5), ("bool[01]", .outOfRange, 5), ("bool[-1]", .outOfRange, 5),
            ("bool[4294967296]", .outOfRange, 5), ("bool[99999999999999999999999]", .outOfRange, 5),
            ("bool[", .outOfRange, 5), ("bool[2", .truncated, 6), ("bool]", .trailingBytes, 4),
            ("(bool", .truncated, 5), ("(bool,)", .malformed, 6), ("(bool;bool)", .malformed, 5),
            ("bool bool", .trailingBytes, 5), ("uint256\u{0}", .trailingBytes, 7), ("größe", .unsupported, 0),
            ("bool[4294967295][4294967295]", .limitExceeded, 28),
        ]
    )
    func rejects(text: String, code: DecodeError.Code, offset: Int) {
        let error = #expect(throws: DecodeError.self) { try ABIType(parsing: text) }
        #expect(error?.code == code, "\(text): \(String(describing: error))")
        #expect(error?.offset == offset, "\(text): \(String(describing: error))")
    }

    @Test("nesting is bounded, for arrays and tuples alike")
    func depth() throws {
        let arrays = "bool" + String(repeating: "[]", count: 64)
        #expect(try ABIType(parsing: arrays).depth == 64)
        #expect(throws: DecodeError.self) { try ABIType(parsing: arrays + "[]") }
        let tuples = String(repeating: "(", count: 64) + "bool" + String(repeating: ")", count: 64)
        #expect(try ABIType(parsing: tuples).depth == 64)
        #expect(throws: DecodeError.self) { try ABIType(parsing: "(\(tuples))") }
        #expect(throws: DecodeError.self) { try ABIType(parsing: "(\(arrays))") }
        #expect(throws: DecodeError.self) { try ABIType(parsing: "\(tuples)[]") }
        let bomb = String(repeating: "(", count: 1_000_000)
        let error = #expect(throws: DecodeError.self) { try ABIType(parsing: bomb) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("the number of parameters is bounded")
    func parameterCount() {
        let many = "(" + Array(repeating: "bool", count: 65_537).joined(separator: ",") + ")"
        let error = #expect(throws: DecodeError.self) { try ABIType(parsing: many) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("dynamic types take a word in the head, static ones all of theirs")
    func layout() throws {
        func words(_ text: String) throws -> Int { try ABIType(parsing: text).headWordCount }
        #expect(try words("uint8") == 1)
        #expect(try words("uint8[3][2]") == 6)
        #expect(try words("(bool,(int8,bytes32)[2])") == 5)
        #expect(try words("(bool,string)[2]") == 1)
        #expect(try words("string[3]") == 1)
        #expect(try ABIType(parsing: "(bool,string)[2]").isDynamic)
        #expect(try !ABIType(parsing: "(bool,bytes4)[2]").isDynamic)
        #expect(ABIType.fixedArray(of: .fixedArray(of: .bool, count: .max), count: .max).headWordCount == .max)
    }
}
