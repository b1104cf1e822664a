import ChainDecoding
import Testing

@Suite("Hex")
struct HexTests {
    @Test("is decoded in both cases, with and without prefix")
    func decodes() throws {
        #expect(try Hex.decode("0x00fFAb") == [0, 0xFF, 0xAB])
        #expect(try Hex.decode("00ffab", prefix: .forbidden) == [0, 0xFF, 0xAB])
        #expect(try Hex.decode("0x00ffab".dropFirst(2)) == [0, 0xFF, 0xAB])
        #expect(try Hex.decode("0x", prefix: .required).isEmpty)
        #expect(try Hex.decode("").isEmpty)
    }

    @Test("of the wrong form is refused where it is wrong")
    func refuses() {
        let cases: [(text: String, prefix: Hex.Prefix, code: DecodeError.Code, offset: Int)] = [
            ("00", .required, .malformed, 0),
            ("", .required, .malformed, 0),
            ("0x00", .forbidden, .malformed, 0),
            ("0X00", .optional, .malformed, 1),
            ("0x0", .optional, .malformed, 3),
            ("0", .optional, .malformed, 1),
            ("0x0g", .optional, .malformed, 3),
            ("0x00 1", .optional, .malformed, 4),
            ("0x000x", .optional, .malformed, 5),
            ("é", .optional, .malformed, 0),
            ("０１", .optional, .malformed, 0),
        ]
        for (text, prefix, code, offset) in cases {
            let error = #expect(throws: DecodeError.self) { try Hex.decode(text, prefix: prefix) }
            #expect(error?.code == code, "\(text)")
            #expect(error?.offset == offset, "\(text)")
        }
    }

    @Test("comes back from encoding, whatever the bytes and their number")
    func roundTrip() throws {
        let seed: UInt64 = 0x5EED_4E58
        var random = SeededGenerator(seed: seed)
        for count in Array(0...70) + [1_000] {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let text = Hex.encode(bytes)
            let scalar = "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(text == scalar, "seed \(seed), \(count) bytes")
            #expect(Hex.encode(Bytes(bytes), prefix: false) == scalar.dropFirst(2))
            #expect(try Hex.decode(text) == bytes, "seed \(seed), \(count) bytes")
            #expect(try Hex.decode(text.dropFirst(2).uppercased(), prefix: .forbidden) == bytes)

            var appended: [UInt8] = [1]
            Hex.append(bytes.span, to: &appended, prefix: true)
            #expect(appended == [1] + Array(scalar.utf8))

            var exact = [UInt8](repeating: 0, count: count)
            var span = exact.mutableSpan
            try Hex.decode(Array(text.utf8).span, into: &span)
            #expect(exact == bytes)
        }
    }

    @Test("refuses every byte that is no digit at every place")
    func badBytes() {
        let digits = Set("0123456789abcdefABCDEF".utf8)
        let good = Array("0123456789abcdefABCDEF0123456789abcdef".utf8)
        var refused = 0
        for place in good.indices {
            for byte in UInt8.min ... .max {
                var text = good
                text[place] = byte
                let isPrefix = place == 1 && byte == 0x78
                if digits.contains(byte) || isPrefix {
                    #expect(throws: Never.self) { try Hex.decode(text.span) }
                    continue
                }
                refused += 1
                let error = #expect(throws: DecodeError.self) { try Hex.decode(text.span) }
                #expect(error?.offset == place, "byte \(byte) at \(place)")
            }
        }
        #expect(refused == good.count * (256 - 22) - 1)
    }

    @Test("of another length than the destination is refused")
    func exactLength() {
        for (text, code) in [
            ("0x0011", DecodeError.Code.truncated), ("0x00112", .truncated), ("0x0011223", .trailingBytes),
            ("0x00112233", .trailingBytes), ("", .truncated),
        ] {
            var bytes: [UInt8] = [0, 0, 0]
            var span = bytes.mutableSpan
            do throws(DecodeError) {
                try Hex.decode(Array(text.utf8).span, into: &span)
                Issue.record("\(text) was decoded")
            } catch {
                #expect(error.code == code, "\(text)")
            }
        }
    }
}
