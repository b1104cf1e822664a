/// Why a node refuses a request (JSON-RPC 2.0, section 5.1).
public struct RPCError: Error, Sendable, Hashable {
    /// The number of the mistake; those from -32768 to -32000 are reserved, but nodes differ in how they use them.
    public var code: Int64
    /// The mistake in words.
    public var message: String
    /// What the node adds, as it stands in the JSON text; `nil` when it adds nothing.
    ///
    /// For a call that has been reverted, most nodes add the data of the revert, in hex and quotes.
    public var data: Bytes?

    /// Creates an error.
    public init(code: Int64, message: String, data: Bytes? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }
}

extension RPCError: CustomStringConvertible {
    /// The mistake in one line, as in `execution reverted (3)`.
    public var description: String { "\(ABIFormatter().text(of: message)) (\(code))" }
}
