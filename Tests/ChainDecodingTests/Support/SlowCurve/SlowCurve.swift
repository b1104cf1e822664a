import ChainDecoding

/// Recovers keys in the simplest way, which is slow and takes longer for some keys than for others: for tests only.
struct SlowCurve: PublicKeyRecovery {
    func publicKey(of signature: TransactionSignature, over hash: Hash32) -> PublicKey? {
        let x = FieldElement(reducing: signature.r)
        // y² = x³ + 7
        guard var y = (x.squared * x + FieldElement(7)).squareRoot else { return nil }
        if y.isOdd != signature.isOdd { y = y.negated }

        let order = TransactionSignature.curveOrder
        let digest = U256(limbs: (hash.word3, hash.word2, hash.word1, hash.word0)).remainder(dividingBy: order)
        let inverse = Self.inverse(of: signature.r, modulo: order)
        let first = (digest.isZero ? digest : order &- digest).mulmod(inverse, order)
        let second = signature.s.mulmod(inverse, order)
        return CurvePoint.sum(first, .generator, second, CurvePoint(x: x, y: y)).key
    }

    static func publicKey(ofPrivate number: U256) -> PublicKey? {
        CurvePoint.sum(number, .generator, .zero, .infinity).key
    }

    /// Euclid's algorithm; the modulus is a prime.
    private static func inverse(of number: U256, modulo modulus: U256) -> U256 {
        var (r0, r1, t0, t1) = (modulus, number, U256.zero, U256.one)
        while !r1.isZero {
            let quotient = r0.divided(by: r1)
            (r0, r1) = (r1, r0 &- quotient &* r1)
            let product = quotient.mulmod(t1, modulus)
            (t0, t1) = (t1, t0 < product ? t0 &+ modulus &- product : t0 &- product)
        }
        return t0
    }
}
