public import MonitorCore

/// A mail as the bytes that go over the wire, made by a pure function of its parts.
///
/// The result is seven-bit clean with CR LF line ends and no line longer than 998 bytes, whatever the parts hold; only
/// addresses outside ASCII appear as UTF-8, and ``needsSMTPUTF8`` tells of them. The same message always gives the same
/// bytes.
public struct MIMEMessage: Sendable, Hashable {
    /// The header and the body.
    public let bytes: [UInt8]
    /// Whether an address is not ASCII, so that only a server with SMTPUTF8 can take the message.
    public let needsSMTPUTF8: Bool

    /// No line of the two encodings can hold `=_`, so this never occurs inside a part.
    private static let boundary = "=_alternative"

    /// Renders a message.
    ///
    /// - Throws: `TransportError` of code `invalidRequest` when an address cannot stand in a header or
    ///   there is nobody to send to.
    public init(_ message: MailMessage) throws {
        let addresses = try ([message.from] + message.to).map { try MailAddress($0) }
        guard !message.to.isEmpty else {
            throw TransportError(code: .invalidRequest, message: "the mail has no recipient; name at least one")
        }
        needsSMTPUTF8 = addresses.contains { !$0.isASCII }

        var fields = [
            ("Date", message.date.mailDate),
            ("From", addresses[0].text),
            ("To", addresses.dropFirst().map(\.text).joined(separator: ",\r\n ")),
            ("Subject", HeaderText.encode(message.subject)),
            ("Message-ID", Self.messageID(message.id, sender: addresses[0])),
        ]
        if let thread = message.threadID, thread != message.id {
            let id = Self.messageID(thread, sender: addresses[0])
            fields += [("In-Reply-To", id), ("References", id)]
        }
        fields += [("Auto-Submitted", "auto-generated"), ("MIME-Version", "1.0")]

        var body: [UInt8] = []
        if let html = message.html {
            fields.append(("Content-Type", "multipart/alternative;\r\n boundary=\"\(Self.boundary)\""))
            for (type, text) in [("text/plain", message.text), ("text/html", html)] {
                body += Array("--\(Self.boundary)\r\n".utf8) + Self.part(type: type, text: text)
            }
            body += Array("--\(Self.boundary)--\r\n".utf8)
            bytes = Self.render(fields) + Array("\r\n".utf8) + body
        } else {
            bytes = Self.render(fields) + Self.part(type: "text/plain", text: message.text)
        }
    }

    private static func part(type: String, text: String) -> [UInt8] {
        let encoding = ContentEncoding.shortest(for: text.utf8)
        let fields = [
            ("Content-Type", "\(type); charset=utf-8"),
            ("Content-Transfer-Encoding", encoding.rawValue),
        ]
        return render(fields) + Array("\r\n".utf8) + encoding.encode(text)
    }

    private static func render(_ fields: [(String, String)]) -> [UInt8] {
        fields.flatMap { Array("\($0.0): \($0.1)\r\n".utf8) }
    }

    /// An identifier in angle brackets with the characters that RFC 5322 allows in it, at most 250 of them.
    private static func messageID(_ id: String, sender: MailAddress) -> String {
        let allowed = id.utf8.filter { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "!#$%&'*+-/=?^_`{|}~.@".utf8.contains(byte)
            }
        }
        let text = String(decoding: allowed.prefix(250), as: UTF8.self)
        return text.contains("@") ? "<\(text)>" : "<\(text)@\(sender.isASCII ? sender.domain : "localhost")>"
    }
}
