extension Keccak256 {
    /// Hashes many short inputs of the same length, four at a time, which is faster than one by one.
    ///
    /// - Parameters:
    ///   - inputs: The inputs, one after the other.
    ///   - length: The bytes of each, 1 to 135.
    /// - Returns: A hash for each input, in their order.
    /// - Throws: ``DecodeError`` if the length is not allowed, or the inputs are not a multiple of it.
    public static func hash(batch inputs: Span<UInt8>, length: Int) throws(DecodeError) -> [Hash32] {
        guard length >= 1, length < KeccakState.rate else {
            throw DecodeError(.outOfRange, "inputs of \(length) bytes instead of 1 to 135 to hash together")
        }
        let (count, rest) = inputs.count.quotientAndRemainder(dividingBy: length)
        guard rest == 0 else {
            throw DecodeError(.truncated, "the last of the inputs to hash together is not whole", at: inputs.count)
        }
        var hashes: [Hash32] = []
        hashes.reserveCapacity(count)
        var index = 0
        while index &+ 4 <= count {
            let start = index &* length
            appendHashes(of: inputs.extracting(start..<(start &+ 4 &* length)), length: length, to: &hashes)
            index &+= 4
        }
        while index < count {
            let start = index &* length
            hashes.append(hash(inputs.extracting(start..<(start &+ length))))
            index &+= 1
        }
        return hashes
    }

    /// Hashes four inputs of the same length, below 136.
    private static func appendHashes(of inputs: Span<UInt8>, length: Int, to hashes: inout [Hash32]) {
        let first = unsafe inputs.extracting(0..<length).bytes
        let second = unsafe inputs.extracting(length..<(2 &* length)).bytes
        let third = unsafe inputs.extracting((2 &* length)..<(3 &* length)).bytes
        let fourth = unsafe inputs.extracting((3 &* length)..<(4 &* length)).bytes
        var state = KeccakQuadState()
        let words = length &>> 3
        for lane in 0..<words {
            let offset = lane &* 8
            state.mix(
                SIMD4(
                    first.littleEndianWord(at: offset),
                    second.littleEndianWord(at: offset),
                    third.littleEndianWord(at: offset),
                    fourth.littleEndianWord(at: offset)
                ),
                at: lane
            )
        }
        // The padding follows the last byte, in its lane or at the beginning of the next.
        let padding: UInt64 = 1 &<< (UInt64(truncatingIfNeeded: length) & 7 &* 8)
        let offset = words &* 8
        let rest = SIMD4(
            first.lastLittleEndianWord(from: offset),
            second.lastLittleEndianWord(from: offset),
            third.lastLittleEndianWord(from: offset),
            fourth.lastLittleEndianWord(from: offset)
        )
        state.mix(rest | SIMD4(repeating: padding), at: words)
        state.mix(SIMD4(repeating: 1 &<< 63), at: 16)
        state.permute()
        let (word0, word1, word2, word3) = (state.a.0, state.a.1, state.a.2, state.a.3)
        for input in 0..<4 {
            hashes.append(
                Hash32(
                    word0[input].byteSwapped,
                    word1[input].byteSwapped,
                    word2[input].byteSwapped,
                    word3[input].byteSwapped
                )
            )
        }
    }
}
