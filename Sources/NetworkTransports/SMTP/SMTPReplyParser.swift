internal import MonitorCore

/// Cuts the bytes of a mail server into replies, holding at most one unfinished reply of bounded size.
struct SMTPReplyParser {
    private let maximumLineByteCount: Int
    private let maximumLineCount: Int
    private var line: [UInt8] = []
    private var code: Int?
    private var lines: [String] = []

    init(maximumLineByteCount: Int = 2048, maximumLineCount: Int = 128) {
        self.maximumLineByteCount = max(8, maximumLineByteCount)
        self.maximumLineCount = max(1, maximumLineCount)
    }

    /// Whether part of a reply has arrived.
    var isInsideReply: Bool { !line.isEmpty || code != nil }

    /// Takes bytes in and returns the replies that they complete.
    mutating func append(_ bytes: some Sequence<UInt8>) throws(TransportError) -> [SMTPReply] {
        var replies: [SMTPReply] = []
        for byte in bytes {
            if byte == 0x0a {
                if let reply = try finishLine() { replies.append(reply) }
            } else {
                guard line.count < maximumLineByteCount else {
                    throw Self.violation("sent a line longer than \(maximumLineByteCount) bytes")
                }
                line.append(byte)
            }
        }
        return replies
    }

    private mutating func finishLine() throws(TransportError) -> SMTPReply? {
        if line.last == 0x0d { line.removeLast() }
        defer { line.removeAll(keepingCapacity: true) }
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }), (0x32...0x35).contains(digits[0])
        else { throw Self.violation("sent a line that is no reply") }
        let lineCode = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let separator = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-"), code == nil || code == lineCode else {
            throw Self.violation("sent a line that is no reply")
        }
        guard lines.count < maximumLineCount else {
            throw Self.violation("sent a reply of more than \(maximumLineCount) lines")
        }
        lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
        guard separator == UInt8(ascii: " ") else {
            code = lineCode
            return nil
        }
        defer {
            code = nil
            lines.removeAll()
        }
        return SMTPReply(code: lineCode, lines: lines)
    }

    private static func violation(_ what: String) -> TransportError {
        TransportError(
            code: .protocolViolation,
            message: "the mail server \(what); check that the address and port belong to a mail server"
        )
    }
}
