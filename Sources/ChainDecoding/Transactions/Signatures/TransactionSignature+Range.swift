extension TransactionSignature {
    /// How many points the curve secp256k1 has (SEC 2, section 2.4.1).
    public static let curveOrder: U256 =
        0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141

    /// Whether both numbers are in `1..<` ``curveOrder``, without which a signature says nothing.
    public var isInRange: Bool {
        !r.isZero && !s.isZero && r < Self.curveOrder && s < Self.curveOrder
    }

    /// Whether the proof is the lower of the two that say the same, as Ethereum requires since Homestead (EIP-2).
    public var hasLowS: Bool {
        s <= Self.curveOrder &>> 1
    }
}
