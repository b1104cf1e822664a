internal import MonitorCore

/// A recipient whom the server would not take.
struct SMTPRefusal: Sendable, Equatable {
    var recipient: String
    var error: TransportError

    static func == (lhs: SMTPRefusal, rhs: SMTPRefusal) -> Bool {
        lhs.recipient == rhs.recipient && lhs.error.code == rhs.error.code
    }
}
