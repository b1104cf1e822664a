public import ChainDecoding

/// A transaction as the analysis takes it: what was asked, and what came of it as logs, as calls, or as both.
public struct TransactionRecord: Sendable, Hashable {
    /// The place in the block.
    public var index: Int
    /// The hash; zero where it is not known.
    public var hash: Hash32
    /// Who sent it; `nil` where only logs are known.
    public var sender: Address?
    /// Who was called; `nil` when a contract was created, or where only logs are known.
    public var recipient: Address?
    /// How much native token goes with it, in wei; `nil` where the source does not tell.
    public var value: U256?
    /// The calldata, or the code that creates a contract.
    public var input: Bytes
    /// The gas that it has used; `nil` where the source does not tell.
    public var gasUsed: UInt64?
    /// What the sender paid for a unit of gas, in wei, with the base fee.
    public var effectiveGasPrice: U256?
    /// Whether it succeeded.
    public var succeeded: Bool
    /// What contracts have logged; `nil` where logs are not known.
    public var logs: [LogRecord]?
    /// The calls, depth first, the transaction's own first; `nil` where they are not known.
    public var calls: [CallRecord]?

    /// Creates a transaction.
    public init(
        index: Int,
        hash: Hash32,
        sender: Address? = nil,
        recipient: Address? = nil,
        value: U256? = nil,
        input: Bytes = Bytes(),
        gasUsed: UInt64? = nil,
        effectiveGasPrice: U256? = nil,
        succeeded: Bool = true,
        logs: [LogRecord]? = nil,
        calls: [CallRecord]? = nil
    ) {
        self.index = index
        self.hash = hash
        self.sender = sender
        self.recipient = recipient
        self.value = value
        self.input = input
        self.gasUsed = gasUsed
        self.effectiveGasPrice = effectiveGasPrice
        self.succeeded = succeeded
        self.logs = logs
        self.calls = calls
    }

    /// What the sender paid for gas, in wei; `nil` when it is not known or does not fit.
    public var gasFee: U256? {
        guard let gasUsed, let effectiveGasPrice else { return nil }
        return effectiveGasPrice.multiplied(by: U256(gasUsed))
    }

    /// What of the fee for gas the block's beneficiary got, in wei; `nil` when it is not known.
    public func priorityFee(baseFeePerGas: U256?) -> U256? {
        guard let gasUsed, let effectiveGasPrice else { return nil }
        return effectiveGasPrice.subtracting(baseFeePerGas ?? .zero)?.multiplied(by: U256(gasUsed))
    }

    /// Which call of which call … a call is, from the outermost inwards; empty for the transaction's own, and for one
    /// that is not there.
    ///
    /// - Complexity: O(*n*) in the number of calls before it.
    public func traceAddress(of call: Int) -> [Int] {
        guard let calls, calls.indices.contains(call) else { return [] }
        var address: [Int] = []
        var depth = calls[call].depth
        var place = 0
        for index in stride(from: call - 1, through: 0, by: -1) where depth > 0 {
            if calls[index].depth == depth { place += 1 }
            guard calls[index].depth < depth else { continue }
            address.append(place)
            place = 0
            depth = calls[index].depth
        }
        return address.reversed()
    }
}
