import MonitorCore
import Testing

@testable import NetworkTransports

@Suite("The parser of mail replies")
struct SMTPReplyParserTests {
    @Test("reads one-line and many-line replies, however they are cut", arguments: 1...12)
    func readsReplies(_ size: Int) throws {
        let bytes = Array("220 hi\r\n250-a\r\n250-STARTTLS\r\n250 b c\r\n354\r\n250 x\n".utf8)
        var parser = SMTPReplyParser()
        var replies: [SMTPReply] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            replies += try parser.append(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(
            replies == [
                SMTPReply(code: 220, lines: ["hi"]), SMTPReply(code: 250, lines: ["a", "STARTTLS", "b c"]),
                SMTPReply(code: 354, lines: [""]), SMTPReply(code: 250, lines: ["x"]),
            ]
        )
        #expect(!parser.isInsideReply)
    }

    @Test("knows when it is inside a reply", arguments: ["2", "250-a\r\n", "250 a"])
    func knowsUnfinishedReplies(_ text: String) throws {
        var parser = SMTPReplyParser()
        #expect(try parser.append(text.utf8).isEmpty)
        #expect(parser.isInsideReply)
    }

    @Test(
        "refuses what is no reply",
        arguments: [
            "\r\n", "hi\r\n", "25 x\r\n", "150 x\r\n", "650 x\r\n", "250x\r\n", "250-a\r\n251 b\r\n",
            "HTTP/1.1 400\r\n",
        ]
    )
    func refusesOthers(_ text: String) {
        var parser = SMTPReplyParser()
        #expect(throws: TransportError.self) { try parser.append(text.utf8) }
    }

    @Test("is bounded in the length of a line and the number of lines")
    func isBounded() throws {
        var parser = SMTPReplyParser(maximumLineByteCount: 20, maximumLineCount: 3)
        #expect(try parser.append("250 \(String(repeating: "x", count: 15))\r\n".utf8).count == 1)
        #expect(throws: TransportError.self) { try parser.append(String(repeating: "2", count: 21).utf8) }
        parser = SMTPReplyParser(maximumLineByteCount: 20, maximumLineCount: 3)
        #expect(try parser.append("250-a\r\n250-b\r\n250 c\r\n".utf8).count == 1)
        #expect(throws: TransportError.self) { try parser.append("250-a\r\n250-b\r\n250-c\r\n250-d\r\n".utf8) }
    }

    @Test("never traps on noise", arguments: UInt64(1)...40)
    func survivesNoise(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var parser = SMTPReplyParser(maximumLineByteCount: 64, maximumLineCount: 4)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...20, using: &random))
                .map { _ in
                    Array("2450 -x\r\n\u{ff}".utf8).randomElement(using: &random) ?? 0
                }
            if (try? parser.append(bytes)) == nil {
                parser = SMTPReplyParser(maximumLineByteCount: 64, maximumLineCount: 4)
            }
        }
    }
}
