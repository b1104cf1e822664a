import ChainDecoding
import Foundation
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    private static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("commas stand between values and nowhere else")
    func commas() {
        let text = Self.text { writer in
            writer.writeObject { writer in
                writer.writeName("a")
                writer.writeArray { writer in
                    writer.writeArray { _ in }
                    writer.writeObject { _ in }
                    writer.writeNull()
                    writer.writeBoolean(true)
                    writer.writeBoolean(false)
                }
                writer.writeName("b")
                writer.writeObject { writer in
                    writer.writeName("c")
                    writer.writeNumber(-7)
                    writer.writeName("d")
                    writer.writeRaw(Bytes(Array("[1]".utf8)))
                }
                writer.writeName("e")
                writer.writeData([0, 0xab].span)
            }
        }
        #expect(text == #"{"a":[[],{},null,true,false],"b":{"c":-7,"d":[1]},"e":"0x00ab"}"#)
    }

    @Test("texts are escaped as RFC 8259 demands")
    func escapes() {
        #expect(
            Self.text { $0.writeString("\"\\/\n\r\t\u{8}\u{1f}\u{7f}é𝄞") } == #""\"\\/\n\r\t\u0008\u001f\#u{7f}é𝄞""#
        )
        #expect(Self.text { $0.writeString("") } == #""""#)
    }

    @Test("numbers are read back as the same")
    func numbers() throws {
        #expect(Self.text { $0.writeNumber(UInt64.max) } == "18446744073709551615")
        #expect(Self.text { $0.writeNumber(Int64.min) } == "-9223372036854775808")
        for (number, text) in [(95.0, "95"), (0.5, "0.5"), (-0.25, "-0.25"), (1e-7, "1e-07")] {
            #expect(Self.text { $0.writeNumber(number) } == text)
        }
        #expect(Self.text { $0.writeNumber(Double.nan) } == "null")
        #expect(Self.text { $0.writeNumber(-Double.infinity) } == "null")
        #expect(Double(Self.text { $0.writeNumber(Double.greatestFiniteMagnitude) }) == .greatestFiniteMagnitude)
    }

    @Test("any text is read back by Foundation and by the library's own reader")
    func anyText() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("texts in JSON, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<20, using: &generator) {
                let value = UInt32.random(
                    in: 0..<(Bool.random(using: &generator) ? 0x80 : 0x11_0000),
                    using: &generator
                )
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
            let text = String(scalars)
            let json = text.json
            #expect(try String(json: json.span) == text)
            let other = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed) as? String
            #expect(other.map { Array($0.unicodeScalars) } == Array(scalars))
        }
    }
}
