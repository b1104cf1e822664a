import ChainDecoding
import Foundation
import Testing

@Suite("U256 text")
struct U256TextTests {
    @Test("decimal and hexadecimal are printed as by the reference, and read back", arguments: [0x5eed_0031 as UInt64])
    func roundTrip(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for index in 0..<sampleCount {
            let value = samples.unsigned()
            let text = value.description
            try require(U256(text) == value, "\(text)")
            try require(U256("000" + text) == value, "\(text)")
            try require(U256(hex: value.hex) == value, "\(text)")
            try require(U256(hex: value.hex.dropFirst(2).uppercased()) == value, "\(text)")
            // The reference prints slowly.
            if index % 20 == 0 { try require(text == BigNatural(value).decimal, "\(value.hex)") }
        }
    }

    @Test("every power of ten and its neighbours are printed and read")
    func powersOfTen() {
        var power: U256 = 1
        for zeros in 0..<78 {
            let text = "1" + String(repeating: "0", count: zeros)
            #expect(power.description == text)
            #expect(U256(text) == power)
            let nines = zeros == 0 ? "0" : String(repeating: "9", count: zeros)
            #expect((power &- 1).description == nines)
            #expect(U256(nines) == power &- 1)
            #expect((power &+ 1).description == (zeros == 0 ? "2" : String(text.dropLast()) + "1"))
            power &*= 10
        }
    }

    private static let greatest =
        "115792089237316195423570985008687907853269984665640564039457584007913129639935"

    @Test("the greatest number is the last that is read")
    func greatest() {
        #expect(U256.max.description == Self.greatest)
        #expect(U256(Self.greatest) == .max)
        #expect(U256(String(Self.greatest.dropLast()) + "6") == nil)
        #expect(U256(String(repeating: "9", count: 78)) == nil)
        #expect(U256("1" + String(repeating: "0", count: 78)) == nil)
        #expect(U256(String(repeating: "9", count: 1_000)) == nil)
        #expect(U256(String(repeating: "0", count: 1_000) + "7") == 7)
    }

    @Test("other text is refused", arguments: ["", "-1", "+1", " 1", "1 ", "1_000", "0x1", "1.0", "١", "a", "\u{0}"])
    func refused(text: String) {
        #expect(U256(text) == nil)
    }

    @Test("a byte that is no digit is refused, wherever it is", arguments: 0...255 as ClosedRange<UInt8>)
    func everyByte(byte: UInt8) throws {
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        let letters = [UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F")]
        let isHexDigit = isDigit || letters.contains { $0.contains(byte) }
        for count in [1, 20, 40] {
            for index in 0..<count {
                var text = [UInt8](repeating: UInt8(ascii: "9"), count: count)
                text[index] = byte
                try require((U256(decimal: text.span) != nil) == isDigit, "\(byte) at \(index) of \(count)")
                try require((U256(hex: text.span) != nil) == isHexDigit, "\(byte) at \(index) of \(count)")
            }
        }
    }

    @Test("hexadecimal has 1 to 64 digits, with or without the prefix")
    func hexadecimal() {
        #expect(U256(hex: "0x0") == 0)
        #expect(U256(hex: "ff") == 255)
        #expect(U256(hex: "0xFf") == 255)
        #expect(U256(hex: "0x" + String(repeating: "f", count: 64)) == .max)
        #expect(U256(hex: String(repeating: "0", count: 63) + "1") == 1)
        for text in ["", "0x", "0X1", "0xg", "x1", "-0x1", "0x0x1", " 1", "0x" + String(repeating: "0", count: 65)] {
            #expect(U256(hex: text) == nil)
        }
        #expect((0 as U256).hex == "0x0")
        #expect((0x1f as U256).hex == "0x1f")
        #expect((0x100 as U256).hex == "0x100")
        #expect(U256.max.hex == "0x" + String(repeating: "f", count: 64))
    }

    @Test("is coded as decimal text")
    func coding() throws {
        let data = try JSONEncoder().encode([U256.max, 0])
        #expect(String(decoding: data, as: UTF8.self) == "[\"\(Self.greatest)\",\"0\"]")
        #expect(try JSONDecoder().decode([U256].self, from: data) == [.max, 0])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([U256].self, from: Data("[\"-1\"]".utf8)) }
        #expect(try JSONDecoder().decode([I256].self, from: Data("[\"-1\"]".utf8)) == [-1])
        #expect(try JSONEncoder().encode([-1 as I256]) == Data("[\"-1\"]".utf8))
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([I256].self, from: Data("[\"x\"]".utf8)) }
    }
}
