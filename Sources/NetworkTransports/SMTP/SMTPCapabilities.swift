/// What a server offers in its answer to EHLO.
struct SMTPCapabilities: Sendable, Hashable {
    var offersStartTLS = false
    var offersSMTPUTF8 = false
    var authenticationMechanisms: Set<String> = []
    /// The limit that SIZE states; `nil` when SIZE is not offered, 0 when it is without a limit.
    var maximumMessageByteCount: Int?

    init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(separator: " ")
            switch words.first {
            case "STARTTLS": offersStartTLS = true
            case "SMTPUTF8": offersSMTPUTF8 = true
            case "AUTH": authenticationMechanisms.formUnion(words.dropFirst().map(String.init))
            case "SIZE": maximumMessageByteCount = words.dropFirst().first.flatMap { Int($0) } ?? 0
            default: break
            }
        }
    }
}
