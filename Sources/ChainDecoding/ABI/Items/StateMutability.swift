/// What a function may do to the chain's state and with the native token.
public enum StateMutability: String, Sendable, Hashable, CaseIterable {
    /// It reads no state.
    case pure
    /// It changes no state.
    case view
    /// It changes state and takes no native token.
    case nonpayable
    /// It changes state and takes native token.
    case payable
}
