internal import MonitorCore

/// An address such as `ops@example.org`, without a display name.
struct MailAddress: Sendable, Hashable {
    let text: String
    let domain: String

    /// Checks an address: it must fit into a command and a header without being able to end either.
    init(_ text: String) throws {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isSafe = text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && !(0x7f...0x9f).contains(scalar.value)
                && !"<>()[]\\,;:\"".unicodeScalars.contains(scalar)
        }
        guard parts.count == 2, let local = parts.first, let domain = parts.last,
            (1...64).contains(local.utf8.count), (1...255).contains(domain.utf8.count), isSafe
        else {
            throw TransportError(
                code: .invalidRequest,
                message: "\"\(text.prefix(80))\" is not a mail address of the form name@domain"
            )
        }
        self.text = text
        self.domain = String(domain)
    }

    var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
