import ChainDecoding
import Testing

@Suite("Values of typed ABI types")
struct TypedValueTests {
    @Test("fixed bytes have exactly their number")
    func fixedBytes() throws {
        let value = try #require(ABIFixedBytes<3>([1, 2, 3]))
        #expect(value.bytes == [1, 2, 3])
        #expect(value.description == "0x010203")
        #expect(ABIFixedBytes<3>([1, 2]) == nil)
        #expect(ABIFixedBytes<3>([1, 2, 3, 4]) == nil)
        #expect(ABIFixedBytes<33>([UInt8](repeating: 0, count: 33)) == nil)
        #expect(try ABIEncoder.encode(value, as: ABIFixedBytes<3>.self).prefix(4) == [1, 2, 3, 0])
        var dirty = try ABIEncoder.encode(value, as: ABIFixedBytes<3>.self)
        dirty[31] = 1
        #expect(throws: DecodeError.self) { try ABIDecoder().decode(ABIFixedBytes<3>.self, from: Bytes(dirty)) }
        #expect(try ABIDecoder(mode: .lenient).decode(ABIFixedBytes<3>.self, from: Bytes(dirty)) == value)
    }

    @Test("fixed arrays have exactly their number")
    func fixedArrays() {
        var array = ABIFixedArray([1, 2, 3] as InlineArray<3, Int>)
        array[1] = 5
        #expect(array.array == [1, 5, 3])
        #expect(array == ABIFixedArray([1, 5, 3]))
        #expect(array != ABIFixedArray([1, 2, 3]))
        let wrong: ABIFixedArray<3, Int>? = ABIFixedArray([1, 2] as [Int])
        #expect(wrong == nil)
        #expect(Set([array, array]).count == 1)
    }

    @Test("a text keeps bytes that are not UTF-8, which only strict decoding refuses")
    func texts() throws {
        let text = ABIString(Bytes([0x61, 0xFF]))
        #expect(text.text == nil)
        #expect(text.description == "a\u{FFFD}")
        #expect(ABIString("é").text == "é")
        let data = Bytes(try ABIEncoder.encode(text, as: ABIString.self))
        #expect(try ABIDecoder().decode(ABIString.self, from: data) == text)
        let error = #expect(throws: DecodeError.self) {
            try ABIDecoder(mode: .strict).decode(ABIString.self, from: data)
        }
        #expect(error?.code == .nonCanonical)
    }

    @Test("an error names the member and its place")
    func path() throws {
        var data = [UInt8](repeating: 0, count: 64)
        data[32] = 1
        let error = #expect(throws: DecodeError.self) {
            try ABIDecoder().decode(parameters: Pair<U256, Address>.self, from: Bytes(data))
        }
        #expect(error?.path == ["1"])
        #expect(error?.offset == 32)
        #expect(error?.code == .outOfRange)
    }

    @Test("no values at all are read from nothing")
    func nothing() throws {
        try ABIDecoder(mode: .strict).decode(parameters: ABINothing.self, from: Bytes())
        #expect(try ABIEncoder.encode((), parameters: ABINothing.self).isEmpty)
        #expect(throws: DecodeError.self) {
            try ABIDecoder(mode: .strict).decode(parameters: ABINothing.self, from: Bytes([0]))
        }
        #expect(throws: DecodeError.self) {
            try ABIDecoder().decode([Empty].self, from: Bytes([UInt8](repeating: 0xFF, count: 96)))
        }
    }

    /// A struct without members, of which an array would take no space however long it is.
    private struct Empty: ABIStruct {
        static var abiName: String { "()" }
        static var abiLayout: ABILayout { ABILayout(wordCount: 0) }
        init(from reader: inout ABIReader) throws(DecodeError) {}
        func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {}
    }

    @Test("a layout that says too little leads to an error or a wrong value, and nowhere else")
    func wrongLayout() throws {
        #expect(throws: DecodeError.self) {
            try ABIDecoder().decode(parameters: Understated.self, from: Bytes([UInt8](repeating: 0, count: 32)))
        }
    }

    private struct Understated: ABIStruct {
        static var abiName: String { "(uint256)" }
        static var abiLayout: ABILayout { ABILayout(wordCount: 1) }
        init(from reader: inout ABIReader) throws(DecodeError) {
            _ = try reader.next(U256.self, "0")
            _ = try reader.next(U256.self, "1")
        }
        func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
            try writer.append(.max, as: U256.self, "0")
            try writer.append(.max, as: U256.self, "1")
        }
    }
}
