/// A call of a contract that only reads.
public struct StateCall: Sendable, Hashable {
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
