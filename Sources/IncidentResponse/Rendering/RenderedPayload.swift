/// What is sent, and what had to be shortened to fit.
public struct RenderedPayload: Sendable, Hashable {
    /// The body.
    public var body: [UInt8]
    /// The parts that were shortened or left out.
    public var truncatedParts: [String]

    /// Creates a payload.
    public init(body: [UInt8], truncatedParts: [String] = []) {
        self.body = body
        self.truncatedParts = truncatedParts
    }
}
