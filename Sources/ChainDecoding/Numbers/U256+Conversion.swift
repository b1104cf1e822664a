extension U256 {
    /// Creates a number from one of 64 bits.
    @inlinable
    public init(_ value: UInt64) {
        self.init(limbs: (value, 0, 0, 0))
    }

    /// Creates a number from one of 128 bits.
    @inlinable
    public init(_ value: UInt128) {
        self.init(high: 0, low: value)
    }

    /// Creates the same number, or `nil` when it is negative or does not fit.
    @inlinable
    public init?(exactly value: some BinaryInteger) {
        guard value >= 0, value >> 256 == 0 else { return nil }
        self.init(truncating: value)
    }

    /// Creates a number from the low 256 bits of another, in two's complement.
    @inlinable
    public init(truncating value: some BinaryInteger) {
        self.init(
            limbs: (
                UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64),
                UInt64(truncatingIfNeeded: value >> 128), UInt64(truncatingIfNeeded: value >> 192)
            )
        )
    }

    /// Creates the number nearest to another: 0 for a negative one, ``max`` for one that does not fit.
    @inlinable
    public init(clamping value: some BinaryInteger) {
        if value < 0 {
            self = .zero
        } else {
            self = U256(exactly: value) ?? .max
        }
    }
}

extension FixedWidthInteger {
    /// Creates the same number, or `nil` when it does not fit.
    @inlinable
    public init?(exactly value: U256) {
        let bits = 256 &- value.leadingZeroBitCount
        guard bits <= Self.bitWidth &- (Self.isSigned ? 1 : 0) else { return nil }
        self.init(truncating: value)
    }

    /// Creates a number from the low bits of another.
    @inlinable
    public init(truncating value: U256) {
        self.init(truncatingIfNeeded: value.limb0)
        if Self.bitWidth > 64 {
            self |= Self(truncatingIfNeeded: value.limb1) << 64
        }
        if Self.bitWidth > 128 {
            self |= Self(truncatingIfNeeded: value.limb2) << 128 | Self(truncatingIfNeeded: value.limb3) << 192
        }
    }

    /// Creates the nearest number: the greatest one when the other does not fit.
    @inlinable
    public init(clamping value: U256) {
        self = Self(exactly: value) ?? .max
    }
}
