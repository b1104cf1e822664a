/// What clear signing has to know beyond data and descriptors: names, tokens, and times of blocks.
///
/// Answers are shown to people who sign, so they must be trusted. `nil` stands for what is not known; that is the
/// answer of every function that a type does not implement, and then numbers and addresses are shown as they are.
/// Names and tickers are escaped as by ``PrintableText``, as a contract gives its token whatever symbol it likes.
public protocol ClearSigningSource: Sendable {
    /// The token at an address.
    func token(at address: Address, chainID: UInt64) -> ClearSigningToken?

    /// The currency of a chain.
    func nativeCurrency(chainID: UInt64) -> ClearSigningToken?

    /// The name of a chain.
    func chainName(chainID: UInt64) -> String?

    /// The name of an account.
    ///
    /// - Parameters:
    ///   - address: The account.
    ///   - chainID: The chain.
    ///   - types: Of which types it may be: `wallet`, `eoa`, `contract`, `token`, `collection`; any when there are
    ///     none.
    ///   - sources: Where the name may come from, as `local` or `ens`; from anywhere when there are none.
    /// - Returns: The name, or `nil` where no such name is known.
    func name(of address: Address, chainID: UInt64, types: [String], sources: [String]) -> String?

    /// The name of a collection of tokens that are each one of a kind.
    func collectionName(at address: Address, chainID: UInt64) -> String?

    /// When a block was or will be made, in seconds since the beginning of 1970.
    func timestamp(ofBlock number: UInt64, chainID: UInt64) -> Int64?

    /// The contract that a proxy forwards to.
    func implementation(ofProxy address: Address, chainID: UInt64) -> Address?
}

extension ClearSigningSource {
    /// Not known.
    public func token(at address: Address, chainID: UInt64) -> ClearSigningToken? { nil }

    /// Not known.
    public func nativeCurrency(chainID: UInt64) -> ClearSigningToken? { nil }

    /// Not known.
    public func chainName(chainID: UInt64) -> String? { nil }

    /// Not known.
    public func name(of address: Address, chainID: UInt64, types: [String], sources: [String]) -> String? { nil }

    /// Not known.
    public func collectionName(at address: Address, chainID: UInt64) -> String? { nil }

    /// Not known.
    public func timestamp(ofBlock number: UInt64, chainID: UInt64) -> Int64? { nil }

    /// Not known.
    public func implementation(ofProxy address: Address, chainID: UInt64) -> Address? { nil }
}
