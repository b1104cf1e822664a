extension I256 {
    /// Creates the same number, or `nil` when it is greater than ``max``.
    @inlinable
    public init?(exactly value: U256) {
        self.init(magnitude: value, isNegative: false)
    }

    /// Creates a number from one of 64 bits.
    @inlinable
    public init(_ value: Int64) {
        self.init(truncating: value)
    }

    /// Creates a number from one of 128 bits.
    @inlinable
    public init(_ value: Int128) {
        self.init(truncating: value)
    }

    /// Creates the same number, or `nil` when it does not fit.
    @inlinable
    public init?(exactly value: some BinaryInteger) {
        // All above the low 255 bits has to be copies of the sign.
        guard value >> 255 == (value < 0 ? -1 : 0) else { return nil }
        self.init(truncating: value)
    }

    /// Creates a number from the low 256 bits of another, in two's complement.
    @inlinable
    public init(truncating value: some BinaryInteger) {
        self.init(bitPattern: U256(truncating: value))
    }

    /// Creates the number nearest to another: ``min`` or ``max`` for one that does not fit.
    @inlinable
    public init(clamping value: some BinaryInteger) {
        self = I256(exactly: value) ?? (value < 0 ? .min : .max)
    }
}

extension U256 {
    /// Creates the same number, or `nil` when it is negative.
    @inlinable
    public init?(exactly value: I256) {
        guard !value.isNegative else { return nil }
        self = value.bitPattern
    }

    /// Creates a number from the same bits.
    @inlinable
    public init(bitPattern value: I256) {
        self = value.bitPattern
    }
}

extension FixedWidthInteger {
    /// Creates the same number, or `nil` when it does not fit.
    @inlinable
    public init?(exactly value: I256) {
        self.init(truncating: value)
        guard I256(exactly: self) == value else { return nil }
    }

    /// Creates a number from the low bits of another, in two's complement.
    @inlinable
    public init(truncating value: I256) {
        self.init(truncating: value.bitPattern)
        // Above 256 bits the sign goes on.
        if Self.bitWidth > 256, value.isNegative { self |= ~0 << 256 }
    }

    /// Creates the nearest number: the least or greatest one when the other does not fit.
    @inlinable
    public init(clamping value: I256) {
        self = Self(exactly: value) ?? (value.isNegative ? .min : .max)
    }
}
