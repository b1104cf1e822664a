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
        self.init(lastBytesOf: Hash32(number))
    }
}
