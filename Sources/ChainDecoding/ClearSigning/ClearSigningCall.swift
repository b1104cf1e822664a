/// A call that is to be signed.
public struct ClearSigningCall: Sendable, Hashable {
    /// The chain.
    public var chainID: UInt64
    /// The contract that is called.
    public var to: Address
    /// Who calls, where that is known.
    public var from: Address?
    /// How much of the native currency goes with it, in its smallest unit.
    public var value: U256
    /// The selector and the encoded arguments.
    public var calldata: Bytes

    /// Creates a call.
    public init(chainID: UInt64, to: Address, from: Address? = nil, value: U256 = .zero, calldata: Bytes) {
        self.chainID = chainID
        self.to = to
        self.from = from
        self.value = value
        self.calldata = calldata
    }
}
