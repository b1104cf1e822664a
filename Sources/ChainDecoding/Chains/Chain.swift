/// A chain: what does not change about it from block to block, as far as it is known.
///
/// Facts of ``ChainCatalogue/bundled`` are as of 2026; `nil` means that nothing certain is known.
public struct Chain: Sendable, Hashable, Identifiable {
    /// The number that signatures are bound to (EIP-155).
    public var id: UInt64
    /// What people call it.
    public var name: String
    /// The token that gas is paid with.
    public var nativeToken: NativeToken
    /// Whether its tokens are worth nothing.
    public var isTestnet: Bool
    /// The usual time between two blocks.
    public var blockTime: Duration?
    /// The chain whose blocks this one is derived from, for a rollup.
    public var parent: UInt64?
    /// What its blocks become final by.
    public var finality: Finality?
    /// After how many blocks on top followers treat a block as final when the node does not say what is.
    public var confirmationDepth: UInt64?
    /// How many blocks, at least, the deepest reorganisation replaced that its present consensus let happen.
    ///
    /// `nil` says that no depth is certain, and not that there was no reorganisation.
    public var deepestReorganization: UInt64?
    /// The family it belongs to, which says what transactions it has.
    public var stack: ChainStack?
    /// In what its blocks are known to follow Ethereum's.
    public var conformance: ConformanceProfile
    /// The ERC-20 token that stands for the native one, if there is one that everybody uses.
    public var wrappedNativeToken: Address?
    /// Where Multicall3 is, which calls many contracts in one call.
    public var multicall3: Address?

    /// Creates a chain.
    ///
    /// - Parameters:
    ///   - id: The number that signatures are bound to.
    ///   - name: What people call it.
    ///   - nativeToken: The token that gas is paid with.
    ///   - isTestnet: Whether its tokens are worth nothing.
    ///   - blockTime: The usual time between two blocks.
    ///   - parent: The chain whose blocks this one is derived from.
    ///   - finality: What its blocks become final by.
    ///   - confirmationDepth: After how many blocks on top a block is treated as final.
    ///   - deepestReorganization: How many blocks, at least, the deepest reorganisation replaced that its present
    ///     consensus let happen.
    ///   - stack: The family it belongs to.
    ///   - conformance: In what its blocks are known to follow Ethereum's.
    ///   - wrappedNativeToken: The ERC-20 token that stands for the native one.
    ///   - multicall3: Where Multicall3 is.
    public init(
        id: UInt64,
        name: String,
        nativeToken: NativeToken = .ether,
        isTestnet: Bool = false,
        blockTime: Duration? = nil,
        parent: UInt64? = nil,
        finality: Finality? = nil,
        confirmationDepth: UInt64? = nil,
        deepestReorganization: UInt64? = nil,
        stack: ChainStack? = nil,
        conformance: ConformanceProfile = .unknown,
        wrappedNativeToken: Address? = nil,
        multicall3: Address? = nil
    ) {
        self.id = id
        self.name = name
        self.nativeToken = nativeToken
        self.isTestnet = isTestnet
        self.blockTime = blockTime
        self.parent = parent
        self.finality = finality
        self.confirmationDepth = confirmationDepth
        self.deepestReorganization = deepestReorganization
        self.stack = stack
        self.conformance = conformance
        self.wrappedNativeToken = wrappedNativeToken
        self.multicall3 = multicall3
    }
}
