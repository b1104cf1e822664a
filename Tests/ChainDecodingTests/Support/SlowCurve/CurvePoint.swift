import ChainDecoding

/// A point of secp256k1 in Jacobian coordinates: (x/z², y/z³), and infinity where z is 0.
struct CurvePoint {
    var x: FieldElement
    var y: FieldElement
    var z = FieldElement.one

    static let infinity = CurvePoint(x: .one, y: .one, z: .zero)
    static let generator = CurvePoint(
        x: FieldElement(reducing: 0x79be_667e_f9dc_bbac_55a0_6295_ce87_0b07_029b_fcdb_2dce_28d9_59f2_815b_16f8_1798),
        y: FieldElement(reducing: 0x483a_da77_26a3_c465_5da4_fbfc_0e11_08a8_fd17_b448_a685_5419_9c47_d08f_fb10_d4b8)
    )

    var key: PublicKey? {
        guard !z.isZero else { return nil }
        let inverse = z.inverse
        let square = inverse.squared
        return PublicKey(x: (x * square).number, y: (y * square * inverse).number)
    }

    private func doubled() -> CurvePoint {
        let squareOfY = y.squared
        let s = x * squareOfY
        let s2 = s + s
        let s4 = s2 + s2
        let square = x.squared
        let m = square + square + square
        let fourth = squareOfY.squared
        let fourth2 = fourth + fourth
        let fourth4 = fourth2 + fourth2
        let x3 = m.squared - (s4 + s4)
        let y3 = m * (s4 - x3) - (fourth4 + fourth4)
        let yz = y * z
        return CurvePoint(x: x3, y: y3, z: yz + yz)
    }

    private func adding(_ other: CurvePoint) -> CurvePoint {
        if z.isZero { return other }
        if other.z.isZero { return self }
        let (square, otherSquare) = (z.squared, other.z.squared)
        let (u1, u2) = (x * otherSquare, other.x * square)
        let (s1, s2) = (y * otherSquare * other.z, other.y * square * z)
        if u1 == u2 { return s1 == s2 ? doubled() : .infinity }
        let (h, r) = (u2 - u1, s2 - s1)
        let h2 = h.squared
        let (h3, v) = (h2 * h, u1 * h2)
        let x3 = r.squared - h3 - (v + v)
        return CurvePoint(x: x3, y: r * (v - x3) - s1 * h3, z: h * z * other.z)
    }

    /// The sum of two multiples.
    static func sum(_ first: U256, _ left: CurvePoint, _ second: U256, _ right: CurvePoint) -> CurvePoint {
        let both = left.adding(right)
        var result = infinity
        let (f, s) = (first.limbs, second.limbs)
        for (left64, right64) in [(f.3, s.3), (f.2, s.2), (f.1, s.1), (f.0, s.0)] {
            var mask: UInt64 = 1 << 63
            while mask != 0 {
                result = result.doubled()
                switch (left64 & mask != 0, right64 & mask != 0) {
                case (true, true): result = result.adding(both)
                case (true, false): result = result.adding(left)
                case (false, true): result = result.adding(right)
                case (false, false): break
                }
                mask >>= 1
            }
        }
        return result
    }
}
