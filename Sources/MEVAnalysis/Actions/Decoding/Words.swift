import ChainDecoding

extension Bytes {
    /// The 32 bytes from an offset on as a number, or `nil` when they are not all there.
    func word(at offset: Int) -> U256? {
        withSpan { span in
            guard offset >= 0, span.count >= 32, offset <= span.count &- 32 else { return nil }
            return U256(bigEndian: span.extracting(offset..<offset &+ 32))
        }
    }
}

extension Address {
    /// The low 20 bytes of a number.
    init(lastBytesOf number: U256) {
        let (limb0, limb1, limb2, _) = number.limbs
        self.init(limb2 &<< 32 | limb1 &>> 32, limb1 &<< 32 | limb0 &>> 32, UInt32(truncatingIfNeeded: limb0))
    }
}

extension Hash32 {
    /// The number as 32 bytes.
    init(_ number: U256) {
        let limbs = number.limbs
        self.init(limbs.3, limbs.2, limbs.1, limbs.0)
    }
}
