import ChainDecoding
import Testing

/// Numbers at random, with many at the edges of limbs.
struct NumberSamples {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func limb() -> UInt64 {
        let power = UInt64(1) << UInt64.random(in: 0..<64, using: &generator)
        switch Int.random(in: 0..<12, using: &generator) {
        case 0, 1: return 0
        case 2: return 1
        case 3: return .max
        case 4: return .max - 1
        case 5: return power
        case 6: return power &- 1
        case 7: return power &+ 1
        case 8: return 1 << 63
        default: return generator.next()
        }
    }

    /// A number of up to four such limbs, or one beside a power of two.
    mutating func unsigned() -> U256 {
        let count = Int.random(in: 0...5, using: &generator)
        if count == 5 {
            let power = U256.one << Int.random(in: 0..<256, using: &generator)
            return [power, power &- .one, power &+ .one].randomElement(using: &generator) ?? power
        }
        let limbs = (limb(), limb(), limb(), limb())
        return U256(
            limbs: (
                count > 0 ? limbs.0 : 0, count > 1 ? limbs.1 : 0, count > 2 ? limbs.2 : 0, count > 3 ? limbs.3 : 0
            )
        )
    }

    mutating func signed() -> I256 {
        let value = I256(bitPattern: unsigned())
        return Bool.random(using: &generator) ? value : .zero &- value
    }
}

/// How many cases a property is tried with.
let sampleCount = 20_000

/// Fails the test unless a condition holds; in loops of thousands the macro costs more than what it checks.
func require(
    _ holds: Bool,
    _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    if !holds { try #require(Bool(false), "\(what())", sourceLocation: sourceLocation) }
}
