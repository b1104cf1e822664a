import ChainDecoding

extension U256 {
    /// Of what part of an amount on what is left of it is no dust.
    private static let dustDivisor: U256 = 1_000

    /// Whether this is only dust beside a whole amount: bots leave some in their contracts, and rates round.
    func isDust(of whole: U256) -> Bool { self <= whole.divided(by: Self.dustDivisor) }
}
