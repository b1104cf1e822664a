/// An ECDSA signature over secp256k1.
public struct TransactionSignature: Sendable, Hashable {
    /// Whether the y coordinate of the curve's point is odd.
    public var isOdd: Bool
    /// The x coordinate of the curve's point.
    public var r: U256
    /// The proof.
    public var s: U256

    /// Creates a signature.
    public init(isOdd: Bool, r: U256, s: U256) {
        self.isOdd = isOdd
        self.r = r
        self.s = s
    }
}
