/// What `eth_simulateV1` tries: blocks on top of one of the chain.
public struct RPCSimulation: Sendable, Hashable {
    /// A block that is tried.
    public struct Block: Sendable, Hashable {
        /// What differs from the block that would follow.
        public var overrides: RPCBlockOverrides
        /// What accounts are taken to be before the calls.
        public var stateOverrides: [Address: RPCAccountOverride]
        /// The transactions, in their order.
        public var calls: [RPCTransactionRequest]

        /// Creates a block.
        public init(
            overrides: RPCBlockOverrides = RPCBlockOverrides(),
            stateOverrides: [Address: RPCAccountOverride] = [:],
            calls: [RPCTransactionRequest] = []
        ) {
            self.overrides = overrides
            self.stateOverrides = stateOverrides
            self.calls = calls
        }
    }

    /// The blocks, in their order.
    public var blocks: [Block]
    /// Whether logs tell of native token that moves, as if it were an ERC-20 token at `0xeeee…eeee`.
    public var tracesTransfers = false
    /// Whether nonces, balances and fees must be right, as on the chain.
    public var validates = false
    /// Whether the blocks that come back hold whole transactions rather than their hashes.
    public var returnsFullTransactions = false

    /// Creates a simulation.
    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }
}

extension RPCSimulation: RPCEncodable {
    /// Writes an object; what says nothing is left out.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("blockStateCalls", blocks)
            writer.writeMember("traceTransfers", tracesTransfers ? true : nil)
            writer.writeMember("validation", validates ? true : nil)
            writer.writeMember("returnFullTransactions", returnsFullTransactions ? true : nil)
        }
    }
}

extension RPCSimulation.Block: RPCEncodable {
    /// Writes an object; what is empty is left out.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("blockOverrides", overrides.isEmpty ? nil : overrides)
            writer.writeMember("stateOverrides", stateOverrides.isEmpty ? nil : stateOverrides)
            writer.writeMember("calls", calls.isEmpty ? nil : calls)
        }
    }
}
