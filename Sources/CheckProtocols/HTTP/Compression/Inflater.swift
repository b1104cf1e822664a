/// Undoes DEFLATE (RFC 1951) as bytes come.
///
/// Each call gives a piece of bounded size, so that a small input that expands enormously can be stopped in time.
struct Inflater {
    /// About the most bytes that one call gives.
    static let pieceSize = 16 << 10

    private enum State {
        case blockHeader
        case stored(remaining: Int)
        case compressed(literals: HuffmanCode, distances: HuffmanCode)
        case complete
    }

    private static let windowSize = 32 << 10
    private static let endOfBlock = 256
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1_025, 1_537, 2_049, 3_073,
        4_097, 6_145, 8_193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let fixedLiterals = HuffmanCode(
        lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    )
    private static let fixedDistances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 32))

    private var state = State.blockHeader
    private var isLastBlock = false
    /// What was given before, as far back as a distance can reach, and what the current call adds.
    private var window: [UInt8] = []

    /// Whether the last block has ended.
    var isComplete: Bool {
        if case .complete = state { true } else { false }
    }

    /// The next bytes; none when more input is needed or the last block has ended.
    mutating func next(from input: inout BitReader) throws(DecompressionError) -> ArraySlice<UInt8> {
        if window.count > 2 * Self.windowSize {
            window.removeFirst(window.count - Self.windowSize)
        }
        let start = window.count
        while window.count - start < Self.pieceSize, try advance(&input, limit: start + Self.pieceSize) {}
        return window[start...]
    }

    /// Does what can be done in the present state; `false` when it needs more input or is complete.
    private mutating func advance(_ input: inout BitReader, limit: Int) throws(DecompressionError) -> Bool {
        switch state {
        case .blockHeader:
            var attempt = input
            guard let next = try Self.blockHeader(&attempt, isLast: &isLastBlock) else { return false }
            input = attempt
            state = next
            return true
        case .stored(let remaining):
            let count = input.readBytes(min(remaining, limit - window.count), into: &window)
            if count < remaining {
                state = .stored(remaining: remaining - count)
                return count > 0
            }
            endBlock()
            return true
        case .compressed(let literals, let distances):
            return try advance(&input, literals, distances, limit: limit)
        case .complete: return false
        }
    }

    private mutating func endBlock() {
        state = isLastBlock ? .complete : .blockHeader
    }

    private mutating func advance(
        _ input: inout BitReader,
        _ literals: HuffmanCode,
        _ distances: HuffmanCode,
        limit: Int
    ) throws(DecompressionError) -> Bool {
        while window.count < limit {
            // The longest literal, length and distance together take 48 bits.
            let bits = input.peek()
            let available = min(input.availableBits, 48)
            guard let (symbol, length) = literals.symbol(in: bits), length <= available else {
                if available < HuffmanCode.maximumLength { return false }
                throw .invalid("it has a code for nothing")
            }
            if symbol < Self.endOfBlock {
                input.skip(length)
                window.append(UInt8(symbol))
                continue
            }
            if symbol == Self.endOfBlock {
                input.skip(length)
                endBlock()
                return true
            }
            guard let match = try Self.match(symbol - 257, bits >> UInt64(length), distances, available - length)
            else { return false }
            input.skip(length + match.bitCount)
            try copy(match.length, from: match.distance)
        }
        return true
    }

    /// A repetition of earlier bytes; `nil` when its bits have not all come.
    private static func match(
        _ lengthIndex: Int,
        _ bits: UInt64,
        _ distances: HuffmanCode,
        _ available: Int
    ) throws(DecompressionError) -> (length: Int, distance: Int, bitCount: Int)? {
        guard lengthIndex < lengthBases.count else { throw .invalid("it has a length that does not exist") }
        var used = lengthBits[lengthIndex]
        let length = lengthBases[lengthIndex] + Int(bits & (1 << UInt64(used) - 1))
        guard let (symbol, codeLength) = distances.symbol(in: bits >> UInt64(used)), used + codeLength <= available
        else {
            if available < used + HuffmanCode.maximumLength { return nil }
            throw .invalid("it has a code for nothing")
        }
        guard symbol < distanceBases.count else { throw .invalid("it has a distance that does not exist") }
        used += codeLength
        let extra = distanceBits[symbol]
        guard used + extra <= available else { return nil }
        let distance = distanceBases[symbol] + Int(bits >> UInt64(used) & (1 << UInt64(extra) - 1))
        return (length, distance, used + extra)
    }

    private mutating func copy(_ length: Int, from distance: Int) throws(DecompressionError) {
        guard distance <= window.count else { throw .invalid("it repeats bytes from before its start") }
        for _ in 0..<length { window.append(window[window.count - distance]) }
    }

    /// The state that a block's header leads to; `nil` when it has not come whole.
    private static func blockHeader(_ input: inout BitReader, isLast: inout Bool) throws(DecompressionError) -> State? {
        guard let last = input.read(1), let kind = input.read(2) else { return nil }
        let state: State?
        switch kind {
        case 0:
            input.alignToByte()
            guard let length = input.read(16), let complement = input.read(16) else { return nil }
            guard length == ~complement & 0xFFFF else { throw .invalid("the length of a block is damaged") }
            state = .stored(remaining: length)
        case 1:
            guard let literals = fixedLiterals, let distances = fixedDistances else { return nil }
            state = .compressed(literals: literals, distances: distances)
        case 2: state = try dynamicCodes(&input)
        default: throw .invalid("it has a block of an unknown kind")
        }
        if state != nil { isLast = last == 1 }
        return state
    }

    private static func dynamicCodes(_ input: inout BitReader) throws(DecompressionError) -> State? {
        guard let literalCount = input.read(5).map({ $0 + 257 }), let distanceCount = input.read(5).map({ $0 + 1 }),
            let lengthCount = input.read(4).map({ $0 + 4 })
        else { return nil }
        guard literalCount <= 286, distanceCount <= 30 else { throw .invalid("a block has too many codes") }
        var codeLengths = [UInt8](repeating: 0, count: codeLengthOrder.count)
        for index in codeLengthOrder.prefix(lengthCount) {
            guard let length = input.read(3) else { return nil }
            codeLengths[index] = UInt8(length)
        }
        guard let lengthCode = HuffmanCode(lengths: codeLengths, mayBeSingle: false) else { throw invalidCodes }
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let bits = input.peek()
            guard let (symbol, length) = lengthCode.symbol(in: bits), length <= input.availableBits else {
                if input.availableBits < HuffmanCode.maximumLength { return nil }
                throw invalidCodes
            }
            input.skip(length)
            var repeated = UInt8(truncatingIfNeeded: symbol)
            var count: Int? = 1
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw invalidCodes }
                repeated = last
                count = input.read(2).map { $0 + 3 }
            case 17:
                repeated = 0
                count = input.read(3).map { $0 + 3 }
            case 18:
                repeated = 0
                count = input.read(7).map { $0 + 11 }
            default: break
            }
            guard let count else { return nil }
            guard lengths.count + count <= literalCount + distanceCount else { throw invalidCodes }
            lengths.append(contentsOf: repeatElement(repeated, count: count))
        }
        guard lengths[endOfBlock] > 0, let literals = HuffmanCode(lengths: lengths[..<literalCount]),
            let distances = HuffmanCode(lengths: lengths[literalCount...])
        else { throw invalidCodes }
        return .compressed(literals: literals, distances: distances)
    }

    private static var invalidCodes: DecompressionError { .invalid("the codes of a block are damaged") }
}
