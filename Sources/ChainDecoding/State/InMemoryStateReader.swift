/// A state in memory, which counts how often it is read.
public actor InMemoryStateReader: StateReader {
    /// An account with code.
    public struct Contract: Sendable {
        /// The code.
        public var code: Bytes
        /// What is written in its storage.
        public var storage: [Hash32: Hash32]
        /// What it answers to calldata.
        public var answer: @Sendable (Bytes) -> CallOutcome

        /// Creates a contract; one without answers reverts every call.
        public init(
            code: Bytes,
            storage: [Hash32: Hash32] = [:],
            answer: @escaping @Sendable (Bytes) -> CallOutcome = { _ in .reverted(Bytes()) }
        ) {
            self.code = code
            self.storage = storage
            self.answer = answer
        }
    }

    /// The accounts that have code.
    public let contracts: [Address: Contract]
    /// How often anything has been read.
    public private(set) var readCount = 0

    /// Creates a state.
    public init(_ contracts: [Address: Contract]) {
        self.contracts = contracts
    }

    /// The word at a place of an account's storage.
    public func storage(of account: Address, at slot: Hash32) -> Hash32 {
        readCount += 1
        return contracts[account]?.storage[slot] ?? .zero
    }

    /// The code of an account.
    public func code(of account: Address) -> Bytes {
        readCount += 1
        return contracts[account]?.code ?? Bytes()
    }

    /// What a contract answers; accounts without code return nothing.
    public func call(_ contract: Address, _ calldata: Bytes) -> CallOutcome {
        readCount += 1
        return contracts[contract]?.answer(calldata) ?? .returned(Bytes())
    }
}
