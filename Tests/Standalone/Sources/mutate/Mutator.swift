/// Bytes that are changed here and there.
struct Mutator {
    private(set) var bytes: [UInt8]
    var generator: SeededGenerator

    init(_ bytes: [UInt8], generator: SeededGenerator) {
        self.bytes = bytes
        self.generator = generator
    }

    /// Changes the bytes as what they are, or as anything.
    mutating func mutate(as format: Format, with other: [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = other
            return
        }
        guard chance(of: 3, in: 4) else { return mutateBytes(with: other) }
        switch format {
        case .json: mutateJSON(with: other)
        case .rlp: mutateRLP(with: other)
        case .words: mutateWords()
        case .text: mutateText()
        }
    }

    /// Changes bytes whatever they mean; the result may go on with other bytes.
    mutating func mutateBytes(with other: [UInt8]) {
        let range = randomRange()
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: bytes[range.lowerBound] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[range.lowerBound] = .random(in: 0...255, using: &generator)
        case 2: replace(range.lowerBound..<range.lowerBound, by: randomBytes())
        case 3: replace(range, by: [])
        case 4: replace(range.upperBound..<range.upperBound, by: Array(bytes[range]))
        case 5:
            let byte: UInt8 = [0, 0x7f, 0x80, 0xff].randomElement(using: &generator) ?? 0
            replace(range, by: [UInt8](repeating: byte, count: range.count))
        case 6: bytes.removeLast(bytes.count - range.lowerBound)
        case 7: splice(other)
        default: mutateHex(at: range.lowerBound)
        }
    }

    /// Words of 32 bytes, counted from the end: types or a selector may stand in front of them.
    private mutating func mutateWords() {
        let index = Int.random(in: 0...bytes.count / 32, using: &generator)
        let start = bytes.count - 32 * index
        guard index > 0 else { return replace(start..<start, by: randomWord()) }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: replace(start..<start + 32, by: [])
        case 1: replace(start..<start, by: Array(bytes[start..<start + 32]))
        case 2: replace(start..<start, by: randomWord())
        default: replace(start..<start + 32, by: randomWord())
        }
    }

    /// Characters, some of which belong to scripts and emoji.
    private mutating func mutateText() {
        var characters = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        let index = Int.random(in: 0..<max(1, characters.count), using: &generator)
        let range =
            min(index, characters.count)..<min(index + Int.random(in: 0...2, using: &generator), characters.count)
        let scalars = (0..<Int.random(in: 0...2, using: &generator)).map { _ in randomScalar() }
        characters.replaceSubrange(range, with: scalars)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters)
        bytes = Array(String(text).utf8)
    }

    private mutating func randomScalar() -> Unicode.Scalar {
        let range: ClosedRange<UInt32> =
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: 0x2d...0x2e
            case 1: 0x61...0x7a
            case 2: 0x300...0x36f
            case 3: 0x370...0x1fff
            case 4: 0x200b...0x200d
            case 5: 0xfe0e...0xfe0f
            case 6: 0x1f1e6...0x1faff
            default: 0...0x10ffff
            }
        return Unicode.Scalar(.random(in: range, using: &generator)) ?? "\u{fffd}"
    }

    /// A number in hexadecimal, if one of 32 bytes stands there, or a digit.
    private mutating func mutateHex(at start: Int) {
        let digits = Array("0123456789abcdef".utf8)
        func isDigit(_ byte: UInt8) -> Bool { digits.contains(byte | 0x20) || digits.contains(byte) }
        if start + 64 <= bytes.count, bytes[start..<start + 64].allSatisfy(isDigit) {
            let word = randomWord().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            replace(start..<start + 64, by: word)
        } else if let place = bytes[start...].firstIndex(where: isDigit) {
            bytes[place] = digits[Int.random(in: 0..<16, using: &generator)]
        }
    }

    /// Goes on with what stands in other bytes.
    mutating func splice(_ other: [UInt8]) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        bytes.removeLast(bytes.count - start)
        bytes += other.suffix(Int.random(in: 0...other.count, using: &generator))
    }

    mutating func replace(_ range: Range<Int>, by new: [UInt8]) {
        bytes.replaceSubrange(range, with: new)
    }

    mutating func chance(of count: Int, in total: Int) -> Bool { Int.random(in: 0..<total, using: &generator) < count }

    /// A number in 32 bytes at which something may go wrong.
    mutating func randomWord() -> [UInt8] {
        var word = [UInt8](repeating: 0, count: 32)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: break
        case 1: word[31] = 1
        case 2: word[0] = 0x80
        case 3: word = [UInt8](repeating: 0xff, count: 32)
        case 4: word[.random(in: 0..<32, using: &generator)] = .random(in: 0...255, using: &generator)
        case 5:
            // As an offset or a length; 2³¹, 2³², 2⁶³ and 2⁶⁴ are among them, and one less.
            let bit = Int.random(in: 0..<256, using: &generator)
            word[31 - bit / 8] = 1 << (bit % 8)
            if chance(of: 1, in: 2) {
                word[31 - bit / 8] -= 1
                for index in (32 - bit / 8)..<32 { word[index] = 0xff }
            }
        default:
            let offset = Int.random(in: 0...bytes.count / 32 + 1, using: &generator) * 32
            word.replaceSubrange(24..., with: (0..<8).reversed().map { UInt8(truncatingIfNeeded: offset >> ($0 * 8)) })
        }
        return word
    }

    mutating func randomBytes() -> [UInt8] {
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
    }

    /// Some bytes, more often few than many.
    private mutating func randomRange() -> Range<Int> {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let length = Int.random(in: 1...1 << Int.random(in: 0...12, using: &generator), using: &generator)
        return start..<min(start + length, bytes.count)
    }
}
