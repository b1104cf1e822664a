/// Reads the state of a chain as it is after one block.
///
/// This library reads nothing by itself: whoever uses it brings a node, a database or a recording. An implementation
/// reads all at the same block, the one that it was made for, since answers from different blocks do not fit together.
///
/// ``InMemoryStateReader`` is the reference.
public protocol StateReader: Sendable {
    /// Why the state cannot be read; a call that the EVM reverts is no such failure.
    associatedtype Failure: Error

    /// The word at a place of an account's storage; zero where nothing was written.
    func storage(of account: Address, at slot: Hash32) async throws(Failure) -> Hash32

    /// The code of an account; empty where there is none.
    func code(of account: Address) async throws(Failure) -> Bytes

    /// What a call comes to that changes nothing and carries no value (`eth_call`).
    func call(_ contract: Address, _ calldata: Bytes) async throws(Failure) -> CallOutcome
}
