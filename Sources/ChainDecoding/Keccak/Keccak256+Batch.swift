extension Keccak256 {
    /// Hashes many short inputs of the same length, four at a time, which is faster than one by one.
    ///
    /// How much faster depends on the vectors of the processor that the program is compiled for. With SSE2, which every x86-64
    /// has, a hash takes two thirds of the time of one alone; with AVX2 two fifths. Compile for processors with AVX2 by
    /// `swift build -c release -Xswiftc -target-cpu -Xswiftc haswell`, or for the one at hand by `native` as the last word.
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
        var state = KeccakQuadState()
        var index = 0
        while index &+ 4 <= count {
            let start = index &* length
            mix(inputs.extracting(start..<(start &+ 4 &* length)), length: length, into: &state)
            let words = state.takeHashes()
            for input in 0..<4 {
                hashes.append(
                    Hash32(
                        words.0[input].byteSwapped,
                        words.1[input].byteSwapped,
                        words.2[input].byteSwapped,
                        words.3[input].byteSwapped
                    )
                )
            }
            index &+= 4
        }
        while index < count {
            let start = index &* length
            hashes.append(hash(inputs.extracting(start..<(start &+ length))))
            index &+= 1
        }
        return hashes
    }

    /// Mixes four inputs of the same length, below 136, and their padding into states of zeros.
    private static func mix(_ inputs: Span<UInt8>, length: Int, into state: inout KeccakQuadState) {
        let first = unsafe inputs.extracting(0..<length).bytes
        let second = unsafe inputs.extracting(length..<(2 &* length)).bytes
        let third = unsafe inputs.extracting((2 &* length)..<(3 &* length)).bytes
        let fourth = unsafe inputs.extracting((3 &* length)..<(4 &* length)).bytes
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
    }
}
