/// An unsigned integer of 256 bits, with the semantics of the EVM's words.
///
/// Four 64-bit limbs, no heap. It is not a `FixedWidthInteger`, since that protocol's `+` traps on overflow: arithmetic
/// is wrapping (`&+`), reporting (``addingReportingOverflow(_:)``), checked (``adding(_:)``, `nil` on overflow) or
/// saturating (``addingSaturating(_:)``), and nothing here traps but a literal that does not fit.
@frozen
public struct U256: Sendable, Hashable {
    // The least significant limb first.
    @usableFromInline var limb0: UInt64
    @usableFromInline var limb1: UInt64
    @usableFromInline var limb2: UInt64
    @usableFromInline var limb3: UInt64

    /// Creates a number from its limbs, the least significant first.
    @inlinable
    public init(limbs: (UInt64, UInt64, UInt64, UInt64)) {
        (limb0, limb1, limb2, limb3) = limbs
    }

    /// Creates a number from its halves.
    @inlinable
    public init(high: UInt128, low: UInt128) {
        limb0 = UInt64(truncatingIfNeeded: low)
        limb1 = UInt64(truncatingIfNeeded: low &>> 64)
        limb2 = UInt64(truncatingIfNeeded: high)
        limb3 = UInt64(truncatingIfNeeded: high &>> 64)
    }

    /// The limbs, the least significant first.
    @inlinable public var limbs: (UInt64, UInt64, UInt64, UInt64) { (limb0, limb1, limb2, limb3) }

    /// The less significant half.
    @inlinable public var low: UInt128 {
        UInt128(truncatingIfNeeded: limb1) &<< 64 | UInt128(truncatingIfNeeded: limb0)
    }

    /// The more significant half.
    @inlinable public var high: UInt128 {
        UInt128(truncatingIfNeeded: limb3) &<< 64 | UInt128(truncatingIfNeeded: limb2)
    }

    /// 0.
    @inlinable public static var zero: U256 { U256(limbs: (0, 0, 0, 0)) }

    /// 1.
    @inlinable public static var one: U256 { U256(limbs: (1, 0, 0, 0)) }

    /// 0, the least number.
    @inlinable public static var min: U256 { zero }

    /// 2²⁵⁶ - 1, the greatest number.
    @inlinable public static var max: U256 { U256(limbs: (.max, .max, .max, .max)) }

    /// Whether the number is 0.
    @inlinable public var isZero: Bool { limb0 | limb1 | limb2 | limb3 == 0 }

    /// Whether two numbers are the same.
    @inlinable
    public static func == (left: U256, right: U256) -> Bool {
        (left.limb0 ^ right.limb0) | (left.limb1 ^ right.limb1) | (left.limb2 ^ right.limb2)
            | (left.limb3 ^ right.limb3) == 0
    }
}

extension U256: Comparable {
    /// Whether the left number is less.
    @inlinable
    @inline(__always)
    public static func < (left: U256, right: U256) -> Bool {
        left.subtractingReportingOverflow(right).overflow
    }
}

extension U256: ExpressibleByIntegerLiteral {
    /// Creates a number from a literal, which has to be in 0..<2²⁵⁶: another one is a mistake in the program, and
    /// traps.
    public init(integerLiteral value: StaticBigInt) {
        precondition(value.signum() >= 0 && value.bitWidth <= 257, "The literal does not fit U256")
        self.init(literalWords: value)
    }

    /// The low 256 bits of a literal in two's complement.
    init(literalWords value: StaticBigInt) {
        self = .zero
        for index in 0..<256 / UInt.bitWidth {
            self = self | U256(UInt64(value[index])) &<< (index &* UInt.bitWidth)
        }
    }
}
