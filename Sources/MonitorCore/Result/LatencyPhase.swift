/// A part of the time that a check takes.
@nonexhaustive
public enum LatencyPhase: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// The whole check.
    case total = 0
    /// Resolving the name.
    case resolve = 1
    /// Connecting.
    case connect = 2
    /// The TLS handshake.
    case tls = 3
    /// From the request sent to the first byte of the answer.
    case firstByte = 4
    /// From the first byte to the last.
    case transfer = 5
}
