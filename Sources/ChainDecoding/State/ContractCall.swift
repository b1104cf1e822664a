/// A call of a contract.
public struct ContractCall: Sendable, Hashable {
    /// The contract.
    public var target: Address
    /// The selector and the encoded arguments.
    public var calldata: Bytes

    /// Creates a call.
    public init(target: Address, calldata: Bytes) {
        self.target = target
        self.calldata = calldata
    }
}
