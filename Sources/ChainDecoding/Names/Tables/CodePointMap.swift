/// A small number for each code point, 0 unless set, found in two steps: the block of 128 code points, then the place
/// in it.
struct CodePointMap: Sendable {
    private static let blockSize = 128

    /// Which block of values each 128 code points have; many share one.
    private var blocks = [UInt16](repeating: 0, count: 0x11_0000 / Self.blockSize)
    private var values = [UInt16](repeating: 0, count: Self.blockSize)
    /// The blocks that hold nothing but one value.
    private var uniform: [UInt16: UInt16] = [0: 0]

    /// Creates a map in which every number is 0.
    init() {}

    /// The number of a code point.
    subscript(code: UInt32) -> UInt16 {
        guard code < 0x11_0000 else { return 0 }
        let block = Int(blocks[Int(code >> 7)])
        return values[block << 7 | Int(code & 127)]
    }

    /// Sets the numbers of code points that have none yet.
    mutating func set(_ codes: Range<UInt32>, to value: UInt16) {
        var code = codes.lowerBound
        let end = min(codes.upperBound, 0x11_0000)
        while code < end {
            let next = min((code | 127) + 1, end)
            if next - code == Self.blockSize {
                blocks[Int(code >> 7)] = uniformBlock(of: value)
            } else {
                let block = ownBlock(at: Int(code >> 7))
                for place in code..<next { values[block << 7 | Int(place & 127)] = value }
            }
            code = next
        }
    }

    private mutating func uniformBlock(of value: UInt16) -> UInt16 {
        if let block = uniform[value] { return block }
        let block = append(repeatElement(value, count: Self.blockSize))
        uniform[value] = block
        return block
    }

    /// The block of 128 code points, which shares its values with no other.
    private mutating func ownBlock(at index: Int) -> Int {
        if blocks[index] == 0 { blocks[index] = append(repeatElement(0, count: Self.blockSize)) }
        return Int(blocks[index])
    }

    private mutating func append(_ block: Repeated<UInt16>) -> UInt16 {
        values.append(contentsOf: block)
        return UInt16(truncatingIfNeeded: values.count / Self.blockSize - 1)
    }
}
