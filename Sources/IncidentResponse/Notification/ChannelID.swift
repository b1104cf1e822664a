public import MonitorCore

/// The name of a channel through which people are told, such as `ops-slack`.
public struct ChannelID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
