/// How a contract says whose code it runs.
@nonexhaustive
public enum ProxyKind: String, Sendable, Hashable, CaseIterable {
    /// A place in storage holds the implementation (EIP-1967).
    case eip1967
    /// A place in storage holds a beacon, which names the implementation (EIP-1967).
    case eip1967Beacon
    /// The code is a clone that holds nothing but the implementation (EIP-1167, EIP-7511, and shorter forms of other
    /// authors).
    case eip1167
    /// The code is a clone that holds the implementation and arguments for it (EIP-3448, and the forms of libraries).
    case cloneWithImmutableArguments
    /// A place in storage, the hash of `PROXIABLE`, holds the implementation (EIP-1822).
    case eip1822
    /// A place in storage that OpenZeppelin used before EIP-1967 holds the implementation.
    case zeppelinOS
    /// The first place in storage holds the implementation, as in a Safe account.
    case safe
    /// The contract tells the implementation when asked for `implementation()` (EIP-897).
    case eip897
    /// The contract tells the implementation when asked for `comptrollerImplementation()`, as Compound's.
    case comptroller
    /// The contract has an implementation for each function, a diamond (EIP-2535).
    case eip2535
    /// The account has given permission to run the implementation as its own code (EIP-7702).
    case eip7702
    /// The code is a minimal proxy whose implementation, or beacon, stands where EIP-1967 says (ERC-7760).
    case eip7760
    /// A register of addresses holds the implementation under a name, as in Optimism's `ResolvedDelegateProxy`.
    case resolvedDelegate

    /// Whether the implementation can be another one some day.
    public var isUpgradeable: Bool { self != .eip1167 && self != .cloneWithImmutableArguments }
}
