/// SHA-256, the hash of the consensus layer, by which blobs are named (FIPS 180-4).
///
/// It is not public, since programs that need it have that of CryptoKit or swift-crypto, under the same name.
package enum SHA256 {
    /// Hashes bytes.
    package static func hash(_ bytes: Span<UInt8>) -> Hash32 {
        var state = SHA256State()
        let wholeBlocks = bytes.count & ~63
        var offset = 0
        while offset < wholeBlocks {
            state.compress(bytes.extracting(offset..<offset &+ 64))
            offset &+= 64
        }
        // One bit, zeros up to eight bytes before a block's end, and the number of bits.
        var last = [UInt8](repeating: 0, count: bytes.count &- wholeBlocks < 56 ? 64 : 128)
        for index in wholeBlocks..<bytes.count { last[index &- wholeBlocks] = bytes[index] }
        last[bytes.count &- wholeBlocks] = 0x80
        let bitCount = UInt64(truncatingIfNeeded: bytes.count) &* 8
        for index in 0..<8 {
            last[last.count &- 1 &- index] = UInt8(truncatingIfNeeded: bitCount &>> (UInt64(index) &* 8))
        }
        state.compress(last.span.extracting(..<64))
        if last.count > 64 { state.compress(last.span.extracting(64...)) }
        return state.hash
    }

    /// Hashes bytes.
    package static func hash(_ bytes: [UInt8]) -> Hash32 {
        hash(bytes.span)
    }

    /// Hashes bytes.
    package static func hash(_ bytes: Bytes) -> Hash32 {
        bytes.withSpan { hash($0) }
    }
}
