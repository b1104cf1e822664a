public import ChainDecoding

/// A call of a transaction, as a trace tells it.
///
/// Calls lie in one array, depth first: each before the calls that it makes, so that the depths alone give the tree.
public struct CallRecord: Sendable, Hashable {
    /// How a call is made.
    public enum Kind: UInt8, Sendable, Hashable {
        /// A call that runs the callee's code on the callee's state.
        case call
        /// A call that runs the callee's code on the caller's state, also one by `CALLCODE`.
        case delegateCall
        /// A call that may change nothing.
        case staticCall
        /// The creation of a contract.
        case create
        /// The end of a contract, which sends what it has to somebody.
        case selfDestruct
    }

    /// How the call is made.
    public var kind: Kind
    /// Who makes it.
    public var from: Address
    /// Whose code is run, the contract that is created, or who gets what a contract leaves.
    public var to: Address
    /// How much native token it carries, in wei.
    public var value: U256
    /// The calldata, or the code that creates a contract.
    public var input: Bytes
    /// What it returned.
    public var output: Bytes
    /// How many calls it is inside of: 0 for the transaction's own.
    public var depth: Int
    /// Whether the call itself succeeded; one around it may have failed all the same.
    public var succeeded: Bool

    /// Creates a call.
    public init(
        kind: Kind,
        from: Address,
        to: Address,
        value: U256 = .zero,
        input: Bytes = Bytes(),
        output: Bytes = Bytes(),
        depth: Int,
        succeeded: Bool = true
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.value = value
        self.input = input
        self.output = output
        self.depth = depth
        self.succeeded = succeeded
    }

    /// The first four bytes of the calldata; `nil` for shorter calldata, creations and ends of contracts.
    public var selector: Selector? {
        guard kind != .create, kind != .selfDestruct else { return nil }
        return input.slice(0..<4).flatMap { Selector($0) }
    }
}
