import ChainDecoding

/// Random types and values of them.
struct RandomABI {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func parameters() -> [ABIParameter] {
        (0..<number(1...4)).map { _ in ABIParameter(type(depth: 0)) }
    }

    private mutating func type(depth: Int) -> ABIType {
        switch number(0...(depth < 3 ? 12 : 9)) {
        case 0: .uint(bits: 8 * number(1...32))
        case 1: .int(bits: 8 * number(1...32))
        case 2: .ufixed(bits: 8 * number(1...32), decimals: number(1...80))
        case 3: .fixed(bits: 8 * number(1...32), decimals: number(1...80))
        case 4: .address
        case 5: .bool
        case 6: .fixedBytes(count: number(1...32))
        case 7: .function
        case 8: .bytes
        case 9: .string
        case 10: .array(of: type(depth: depth + 1))
        case 11: .fixedArray(of: type(depth: depth + 1), count: number(1...3))
        default: .tuple((0..<number(1...3)).map { _ in ABIParameter(type(depth: depth + 1)) })
        }
    }

    mutating func value(of type: ABIType) -> ABIValue {
        switch type {
        case .uint(let bits), .ufixed(let bits, _): .uint(word() >> (256 - bits))
        case .int(let bits), .fixed(let bits, _): .int(I256(bitPattern: word()).signExtended(fromByte: bits / 8 - 1))
        case .address: .address(Address(content(20)) ?? .zero)
        case .bool: .bool(number(0...1) == 1)
        case .fixedBytes(let count): .bytes(Bytes(content(count)))
        case .function: .bytes(Bytes(content(24)))
        case .bytes: .bytes(Bytes(content(number(0...70))))
        case .string: .string(Bytes(Array(String(repeating: "é🚀a", count: number(0...12)).utf8)))
        case .named: .uint(word())
        case .array(let element): .list((0..<number(0...3)).map { _ in value(of: element) })
        case .fixedArray(let element, let count): .list((0..<count).map { _ in value(of: element) })
        case .tuple(let members): .list(members.map { value(of: $0.type) })
        }
    }

    mutating func cut(of count: Int) -> Int { number(0...max(0, count - 1)) }

    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<number(1...3) where !bytes.isEmpty {
            // Low bytes of words decide about lengths and offsets.
            let index = number(0...1) == 0 ? number(0...bytes.count - 1) : number(0...bytes.count - 1) | 31
            guard index < bytes.count else { continue }
            bytes[index] = UInt8(truncatingIfNeeded: number(0...2) == 0 ? number(0...255) : number(0...8) * 32)
        }
        return bytes
    }

    private mutating func word() -> U256 {
        U256(limbs: (generator.next(), generator.next(), generator.next(), generator.next()))
    }

    private mutating func content(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
}
