import MonitorCore
import Testing

@testable import NetworkTransports

@Suite("A mail's form")
struct MIMEMessageTests {
    private let message = MailMessage(
        id: "incident-1.2@example.org",
        from: "ops@example.org",
        to: ["a@example.org", "b@example.org"],
        subject: "Down: api",
        text: "The api is down.\nSince 4:00 = now.",
        threadID: "incident-1.1@example.org",
        date: Timestamp(seconds: 1_795_233_600)
    )

    private func render(_ message: MailMessage) throws -> String {
        String(decoding: try MIMEMessage(message).bytes, as: UTF8.self)
    }

    @Test("is exactly this for plain text")
    func plainText() throws {
        #expect(
            try render(message) == """
                Date: Sat, 21 Nov 2026 04:00:00 +0000\r
                From: ops@example.org\r
                To: a@example.org,\r
                 b@example.org\r
                Subject: Down: api\r
                Message-ID: <incident-1.2@example.org>\r
                In-Reply-To: <incident-1.1@example.org>\r
                References: <incident-1.1@example.org>\r
                Auto-Submitted: auto-generated\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                The api is down.\r
                Since 4:00 =3D now.\r\n
                """
        )
    }

    @Test("has both forms when there is HTML, the plain one first")
    func alternative() throws {
        var message = message
        message.html = "<p>down</p>"
        message.threadID = message.id
        let text = try render(message)
        #expect(!text.contains("In-Reply-To"))
        #expect(
            text.hasSuffix(
                """
                Content-Type: multipart/alternative;\r
                 boundary="=_alternative"\r
                \r
                --=_alternative\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                The api is down.\r
                Since 4:00 =3D now.\r
                --=_alternative\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                <p>down</p>\r
                --=_alternative--\r\n
                """
            )
        )
    }

    @Test(
        "cannot be given further headers",
        arguments: ["x\r\nBcc: evil@example.org", "x\nBcc: y", "x\rBcc: y", "x\u{85}Bcc: y", "x\u{2028}Bcc: y", "x\0y"]
    )
    func stripsLineEnds(_ text: String) throws {
        var message = message
        message.subject = text
        message.id = text
        message.threadID = text + "z"
        let head = try render(message).components(separatedBy: "\r\n\r\n")[0]
        for line in head.components(separatedBy: "\r\n") {
            #expect(!line.hasPrefix("Bcc"))
            #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
        }
    }

    @Test("is seven-bit with short lines and CR LF ends whatever it holds", arguments: UInt64(1)...60)
    func isSafe(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var message = message
        message.subject = RandomText.make(using: &random)
        message.text = RandomText.make(using: &random)
        message.html = Bool.random(using: &random) ? RandomText.make(using: &random) : nil
        let bytes = try MIMEMessage(message).bytes
        #expect(bytes.allSatisfy { $0 < 0x80 }, "seed \(seed)")
        #expect(bytes.suffix(2) == [0x0d, 0x0a], "seed \(seed)")
        let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        for line in lines.dropLast() {
            #expect(line.last == 0x0d && line.dropLast().allSatisfy { $0 != 0x0d }, "seed \(seed)")
            #expect(line.count <= 79, "seed \(seed)")
        }
    }

    @Test("completes and cleans its id")
    func cleansIdentifiers() throws {
        var message = message
        message.id = "a <b>\"c\" \u{e4}"
        #expect(try render(message).contains("\r\nMessage-ID: <abc@example.org>\r\n"))
    }

    @Test("needs a recipient")
    func needsRecipients() {
        var message = message
        message.to = []
        #expect(throws: TransportError.self) { try MIMEMessage(message) }
    }
}

extension String {
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
