import ChainDecoding
import Testing

@Suite("RLP readers")
struct RLPReaderTests {
    @Test("read a structure in its order")
    func structure() throws {
        let bytes = RLP.encode { encoder in
            encoder.appendList { list in
                list.append(1_024)
                list.append(Bytes([UInt8](repeating: 0xaa, count: 20)))
                list.appendList { list in list.append(0) }
                list.append(bigEndian: Bytes([0, 0, 1] + [UInt8](repeating: 0, count: 16)))
                list.append(Bytes(Array("dog".utf8)))
            }
            encoder.append(7)
        }
        var reader = RLPReader(Bytes(bytes))
        try #require(reader.nextIsList)
        try reader.readList { list throws(DecodeError) in
            #expect(!list.nextIsList)
            #expect(try list.readUInt64() == 1_024)
            #expect(try list.readBytes(count: 20).count == 20)
            #expect(list.nextIsList)
            #expect(try list.readEncoded() == Bytes([0xc1, 0x80]))
            #expect(try list.readNumber().array == [1] + [UInt8](repeating: 0, count: 16))
            #expect(try list.readBytes() == Bytes(Array("dog".utf8)))
            #expect(list.isAtEnd)
            #expect(!list.nextIsList)
        }
        #expect(reader.offset == bytes.count - 1)
        try reader.skip()
        try reader.finish()
    }

    @Test(
        "numbers have no leading zeros and fit",
        arguments: [
            ("80", 0, nil), ("01", 1, nil), ("7f", 127, nil), ("8180", 128, nil), ("820400", 1_024, nil),
            ("88ffffffffffffffff", UInt64.max, nil),
            ("00", 0, .nonCanonical), ("820001", 0, .nonCanonical), ("8900ffffffffffffffff", 0, .nonCanonical),
            ("89010000000000000000", 0, .outOfRange), ("c0", 0, .malformed), ("c101", 0, .malformed),
            ("8101", 0, .nonCanonical), ("", 0, .truncated), ("8201", 0, .truncated),
        ] as [(String, UInt64, DecodeError.Code?)]
    )
    func numbers(_ text: String, _ number: UInt64, _ code: DecodeError.Code?) throws {
        let bytes = Bytes(try RLPVectors.bytes(text))
        var reader = RLPReader(bytes)
        do throws(DecodeError) {
            #expect(try reader.readUInt64() == number)
            #expect(code == nil)
            try reader.finish()
            var again = RLPReader(bytes)
            #expect(try again.readNumber(maximumByteCount: 8).array.reduce(0) { $0 << 8 | UInt64($1) } == number)
        } catch {
            #expect(error.code == code)
            #expect(reader.offset == 0)
            var again = RLPReader(bytes)
            #expect(throws: error) { try again.readNumber(maximumByteCount: 8) }
        }
    }

    @Test("numbers have at most as many bytes as are asked for")
    func largeNumbers() throws {
        let largest = [0xa0] + [UInt8](repeating: 0xff, count: 32)
        var reader = RLPReader(Bytes(largest + [0xa1] + [UInt8](repeating: 0xff, count: 33)))
        #expect(try reader.readNumber().count == 32)
        let error = try #require(throws: DecodeError.self) { try reader.readNumber() }
        #expect(error.code == .outOfRange)
        #expect(error.offset == 33)
        #expect(try reader.readNumber(maximumByteCount: 33).count == 33)
    }

    @Test("a read that throws leaves the reader where it was")
    func position() throws {
        var reader = RLPReader(Bytes([0xc2, 1, 2, 0x82, 1, 2]))
        let unread = try #require(throws: DecodeError.self) {
            try reader.readList { list throws(DecodeError) in try list.readUInt64() }
        }
        #expect(unread == DecodeError(.trailingBytes, "a list has more items", at: 2))
        #expect(throws: DecodeError(.malformed, "a list instead of bytes", at: 0)) { try reader.readBytes() }
        #expect(throws: DecodeError(.malformed, "a list instead of bytes", at: 0)) { try reader.readBytes(count: 2) }
        #expect(reader.offset == 0)
        try reader.skip()
        #expect(throws: DecodeError(.malformed, "bytes instead of a list", at: 3)) { try reader.readList() }
        #expect(throws: DecodeError(.malformed, "2 bytes instead of 20", at: 3)) { try reader.readBytes(count: 20) }
        #expect(throws: DecodeError(.trailingBytes, "bytes follow the item", at: 3)) { try reader.finish() }
        #expect(try reader.readBytes(count: 2) == Bytes([1, 2]))
        let beyond = DecodeError(.truncated, "the input ends before the item does", at: 6)
        #expect(throws: beyond) { try reader.readBytes() }
        #expect(throws: beyond) { try reader.readList() }
        #expect(throws: beyond) { try reader.readEncoded() }
    }

    @Test("a read of a word that throws leaves the reader where it was")
    func positionOfWords() throws {
        var reader = RLPReader(Bytes([0x02, 0x01, 0x82, 1, 2]))
        #expect(throws: DecodeError(.outOfRange, "2 is neither 0 nor 1", at: 0)) { try reader.readBool() }
        #expect(try reader.readUInt64() == 2)
        #expect(try reader.readBool())
        let length = DecodeError(.malformed, "an address has 20 bytes, not 2", at: 2)
        #expect(throws: length) { try reader.readOptionalAddress() }
        #expect(throws: DecodeError.self) { try reader.readAddress() }
        #expect(throws: DecodeError.self) { try reader.readHash32() }
        #expect(try reader.readU256() == 258)
        try reader.finish()
    }

    @Test("a list that lacks an item is malformed, not truncated")
    func lacking() throws {
        var reader = RLPReader(Bytes([0xc1, 0x05, 0x06]))
        let error = try #require(throws: DecodeError.self) {
            try reader.readList { list throws(DecodeError) in
                _ = try list.readUInt64()
                _ = try list.readUInt64()
            }
        }
        #expect(error.code == .malformed)
        #expect(error.offset == 2)
    }
}
