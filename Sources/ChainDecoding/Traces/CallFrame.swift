/// One call of a trace, without the calls that it makes in turn.
///
/// What is `nil` the tracer has not told.
public struct CallFrame: Sendable, Hashable {
    /// How the call is made.
    public var kind: CallKind
    /// Who makes it; of a self-destruction, the contract that ends.
    public var from: Address
    /// Whose code is run; of a creation, the new contract; of a self-destruction, who receives the balance.
    ///
    /// A creation that fails may have none.
    public var to: Address?
    /// How much native token it carries, in wei; of a self-destruction, the balance.
    public var value: U256?
    /// How much gas it may use.
    public var gas: UInt64?
    /// How much gas it has used, the calls inside included.
    public var gasUsed: UInt64?
    /// The calldata, or the initialisation code of a creation.
    public var input: Bytes
    /// What it returned: data, the data of a revert, or the code of the new contract.
    public var output: Bytes?
    /// Why it failed, in the words of the node; `nil` when it did not.
    public var error: String?
    /// The reason that the contract gave, as far as the node could read it.
    public var revertReason: String?
    /// What it logged, without the logs of calls inside.
    public var logs: [CallLog]

    /// Creates a frame.
    public init(
        kind: CallKind,
        from: Address,
        to: Address?,
        value: U256? = nil,
        gas: UInt64? = nil,
        gasUsed: UInt64? = nil,
        input: Bytes = Bytes(),
        output: Bytes? = nil,
        error: String? = nil,
        revertReason: String? = nil,
        logs: [CallLog] = []
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.value = value
        self.gas = gas
        self.gasUsed = gasUsed
        self.input = input
        self.output = output
        self.error = error
        self.revertReason = revertReason
        self.logs = logs
    }

    /// Whether the call failed, so that neither it nor any call inside has changed anything.
    public var hasFailed: Bool { error != nil }

    /// The first four bytes of the calldata; `nil` for shorter calldata, creations and self-destructions.
    public var selector: Selector? {
        guard !kind.isCreation, kind != .selfDestruct else { return nil }
        return input.slice(0..<4).flatMap { Selector($0) }
    }
}
