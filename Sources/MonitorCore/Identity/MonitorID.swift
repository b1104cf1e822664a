/// The stable identity of a monitor; the phase of its slots is a hash of it.
public struct MonitorID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
