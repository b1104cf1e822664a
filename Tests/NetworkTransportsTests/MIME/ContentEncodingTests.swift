import MonitorCore
import Testing

@testable import NetworkTransports

@Suite("Content transfer encodings")
struct ContentEncodingTests {
    @Test(
        "quoted-printable escapes what must be and breaks long lines",
        arguments: [
            ("", "\r\n"), ("a=b", "a=3Db\r\n"), ("\u{e4}", "=C3=A4\r\n"), ("a \nb\t", "a=20\r\nb=09\r\n"),
            ("a\r\n\r\nb\rc", "a\r\n\r\nb\r\nc\r\n"),
            (String(repeating: "x", count: 76), String(repeating: "x", count: 76) + "\r\n"),
            (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\r\nxx\r\n"),
            (String(repeating: "x", count: 74) + "==", String(repeating: "x", count: 74) + "=\r\n=3D=3D\r\n"),
        ]
    )
    func quotedPrintable(_ text: String, _ expected: String) {
        #expect(String(decoding: ContentEncoding.quotedPrintable.encode(text), as: UTF8.self) == expected)
    }

    @Test(
        "base64 is that of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(_ text: String, _ expected: String) {
        #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test("gives back what went in, with CR LF line ends", arguments: UInt64(1)...60)
    func roundTrips(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = RandomText.make(using: &random)
        var expected = text.unicodeScalars.reduce(into: [UInt8]()) { $0 += Array(UTF8.encode($1) ?? .init()) }
        expected = normalised(expected)
        #expect(decodeQuotedPrintable(ContentEncoding.quotedPrintable.encode(text)) == expected, "seed \(seed)")
        let lines = ContentEncoding.base64.encode(text).split(separator: 0x0d).map { $0.filter { $0 != 0x0a } }
        #expect(lines.allSatisfy { $0.count <= 76 }, "seed \(seed)")
        #expect(decodeBase64(Array(lines.joined())) + [0x0d, 0x0a] == expected, "seed \(seed)")
    }

    @Test("the shorter encoding is chosen")
    func choosesTheShorter() {
        #expect(ContentEncoding.shortest(for: "plain text".utf8) == .quotedPrintable)
        #expect(ContentEncoding.shortest(for: "\u{434}\u{430}".utf8) == .base64)
    }

    private func normalised(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x0d:
                output += [0x0d, 0x0a]
                if index + 1 < bytes.count, bytes[index + 1] == 0x0a { index += 1 }
            case 0x0a: output += [0x0d, 0x0a]
            case let byte: output.append(byte)
            }
            index += 1
        }
        return output.suffix(2) == [0x0d, 0x0a] ? output : output + [0x0d, 0x0a]
    }

    private func decodeQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "=") {
                let pair = bytes[index + 1...index + 2]
                if Array(pair) != [0x0d, 0x0a] {
                    output.append(UInt8(String(decoding: pair, as: UTF8.self), radix: 16) ?? 0)
                }
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    private func decodeBase64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            guard let value = alphabet.firstIndex(of: byte) else { break }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }
}
