extension TransactionSignature {
    /// Creates a signature from the three numbers that a legacy transaction holds.
    ///
    /// ``chainID(ofV:)`` gives the chain that `v` may also say.
    ///
    /// - Parameters:
    ///   - v: 27 or 28; with the chain (EIP-155), 35 or 36 and twice its id, which has 64 bits at most. From any other
    ///     number comes `nil`.
    ///   - r: The x coordinate of the curve's point.
    ///   - s: The proof.
    public init?(v: U256, r: U256, s: U256) {
        guard v == 27 || v == 28 || Self.chainID(ofV: v) != nil else { return nil }
        // 27 and 35 are odd and stand for an even coordinate.
        self.init(isOdd: v.limbs.0 & 1 == 0, r: r, s: s)
    }

    /// The chain that a legacy transaction's `v` says (EIP-155), or `nil` when it says none of 64 bits.
    public static func chainID(ofV v: U256) -> UInt64? {
        v < 35 ? nil : UInt64(exactly: (v &- 35) &>> 1)
    }

    /// The number that a legacy transaction holds beside `r` and `s`.
    ///
    /// - Parameter chainID: The chain for which the transaction is signed (EIP-155); `nil` for any.
    /// - Returns: 27 or 28; with a chain, 35 or 36 and twice its id.
    public func v(chainID: UInt64?) -> U256 {
        (chainID.map { U256($0) &* 2 &+ 35 } ?? 27) &+ (isOdd ? 1 : 0)
    }
}
