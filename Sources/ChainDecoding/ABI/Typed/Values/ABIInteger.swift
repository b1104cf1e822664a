/// A number that holds any value of an integer type of the contract ABI up to its own width.
///
/// The integers of the standard library and of this module conform, and stand for the type of exactly their width; for
/// the widths between, see ``ABISizedInteger``.
public protocol ABIInteger: ABIWordCodable, Sendable where Decoded == Self {
    /// How many bits it has.
    static var bitWidth: Int { get }

    /// Whether it can be negative.
    static var isSigned: Bool { get }

    /// Creates a number from the low bits of a word.
    init(truncating word: U256)

    /// The number as a word: above its own bits are zeros, or copies of its sign.
    var abiWord: U256 { get }
}

extension ABIInteger {
    /// As `uint64` or `int64`.
    public static var abiName: String { abiName(bits: bitWidth) }

    /// The number that a word stands for, which must fit.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Self? {
        decodeWord(word, bits: bitWidth, isLenient: isLenient)
    }

    /// The number as a word.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Self) -> U256? { value.abiWord }

    @usableFromInline
    static func abiName(bits: Int) -> String { (isSigned ? "int" : "uint") + "\(bits)" }

    /// The number of so many bits that a word stands for.
    @inlinable
    @inline(__always)
    static func decodeWord(_ word: U256, bits: Int, isLenient: Bool) -> Self? {
        guard let word = word.fitted(toBits: bits, isSigned: isSigned, isLenient: isLenient) else { return nil }
        return Self(truncating: word)
    }
}

extension ABIInteger where Self: FixedWidthInteger {
    /// The number as a word.
    @inlinable
    @inline(__always)
    public var abiWord: U256 {
        let low = UInt128(truncatingIfNeeded: self)
        return U256(high: Self.isSigned && self < 0 ? .max : 0, low: low)
    }
}

extension UInt8: ABIInteger {}
extension UInt16: ABIInteger {}
extension UInt32: ABIInteger {}
extension UInt64: ABIInteger {}
extension UInt128: ABIInteger {}
extension Int8: ABIInteger {}
extension Int16: ABIInteger {}
extension Int32: ABIInteger {}
extension Int64: ABIInteger {}
extension Int128: ABIInteger {}

extension U256: ABIInteger {
    /// No.
    @inlinable public static var isSigned: Bool { false }

    /// Creates a number from a word, which is one.
    @inlinable
    public init(truncating word: U256) { self = word }

    /// The number itself.
    @inlinable public var abiWord: U256 { self }
}

extension I256: ABIInteger {
    /// Yes.
    @inlinable public static var isSigned: Bool { true }

    /// Creates a number from the bits of a word.
    @inlinable
    public init(truncating word: U256) { self.init(bitPattern: word) }

    /// The bits of the number.
    @inlinable public var abiWord: U256 { bitPattern }
}

extension U256 {
    /// The low bits under zeros, or under copies of the highest of them; `nil` when something else is above them,
    /// unless that is ignored.
    @inlinable
    @inline(__always)
    func fitted(toBits bits: Int, isSigned: Bool, isLenient: Bool = false) -> U256? {
        guard bits < 256 else { return self }
        let raised = self &<< (256 &- bits)
        let fitted = isSigned ? (I256(bitPattern: raised) &>> (256 &- bits)).bitPattern : raised &>> (256 &- bits)
        return isLenient || fitted == self ? fitted : nil
    }
}
