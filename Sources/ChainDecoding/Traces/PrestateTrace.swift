/// The accounts that a transaction needs, as they are before it: the result of geth's `prestateTracer`.
public struct PrestateTrace: TracerResult {
    /// The accounts, with the places of storage that the transaction looks at.
    public var accounts: [Address: TracedAccount]

    /// Creates a result.
    public init(accounts: [Address: TracedAccount]) {
        self.accounts = accounts
    }

    /// Reads a result.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        accounts = try reader.readAccounts()
    }
}
