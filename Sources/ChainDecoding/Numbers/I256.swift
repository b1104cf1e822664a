/// A signed integer of 256 bits in two's complement, with the semantics of the EVM's words.
///
/// The forms of its arithmetic are those of ``U256``, and nothing here traps but a literal that does not fit.
@frozen
public struct I256: Sendable, Hashable {
    /// The same bits, taken as an unsigned number.
    public var bitPattern: U256

    /// Creates the number with these bits.
    @inlinable
    public init(bitPattern: U256) {
        self.bitPattern = bitPattern
    }

    /// Creates a number from its size and its sign, or `nil` when it does not fit; there is no negative 0.
    @inlinable
    public init?(magnitude: U256, isNegative: Bool) {
        let value = I256(bitPattern: isNegative ? .zero &- magnitude : magnitude)
        guard magnitude.isZero || value.isNegative == isNegative else { return nil }
        self = value
    }

    /// 0.
    @inlinable public static var zero: I256 { I256(bitPattern: .zero) }

    /// 1.
    @inlinable public static var one: I256 { I256(bitPattern: .one) }

    /// -2²⁵⁵, the least number.
    @inlinable public static var min: I256 { I256(bitPattern: U256(limbs: (0, 0, 0, 1 &<< 63))) }

    /// 2²⁵⁵ - 1, the greatest number.
    @inlinable public static var max: I256 { I256(bitPattern: ~min.bitPattern) }

    /// Whether the number is 0.
    @inlinable public var isZero: Bool { bitPattern.isZero }

    /// Whether the number is less than 0.
    @inlinable public var isNegative: Bool { bitPattern.limb3 &>> 63 != 0 }

    /// -1, 0 or 1, as the number is less than, equal to or greater than 0.
    @inlinable
    public func signum() -> Int { isNegative ? -1 : isZero ? 0 : 1 }

    /// The distance from 0, which is 2²⁵⁵ for ``min``.
    @inlinable public var magnitude: U256 { isNegative ? .zero &- bitPattern : bitPattern }
}

extension I256: Comparable {
    /// Whether the left number is less.
    @inlinable
    public static func < (left: I256, right: I256) -> Bool {
        // Moved up by 2²⁵⁵, signed numbers are in the order of unsigned ones.
        left.bitPattern ^ min.bitPattern < right.bitPattern ^ min.bitPattern
    }
}

extension I256: ExpressibleByIntegerLiteral {
    /// Creates a number from a literal, which has to be in -2²⁵⁵..<2²⁵⁵: another one is a mistake in the program, and
    /// traps.
    public init(integerLiteral value: StaticBigInt) {
        precondition(value.bitWidth <= 256, "The literal does not fit I256")
        self.init(bitPattern: U256(literalWords: value))
    }
}
