/// An integer type of the contract ABI whose width no Swift type has, such as `uint24` or `int56`.
///
/// It only describes the type; values are kept in the next wider number, and a value that does not fit is refused both
/// ways:
///
/// ```swift
/// tick = try reader.next(ABISizedInteger<24, Int32>.self, "tick")
/// ```
@available(macOS 26, *)
public enum ABISizedInteger<let bits: Int, Storage: ABIInteger>: ABIWordCodable {
    /// What a value is kept in.
    public typealias Decoded = Storage

    /// As `uint24` or `int24`.
    public static var abiName: String { Storage.abiName(bits: bits) }

    /// The number that a word stands for, which must fit.
    @inlinable
    @inline(__always)
    public static func decodeWord(_ word: U256, isLenient: Bool) -> Storage? {
        Storage.decodeWord(word, bits: bits, isLenient: isLenient)
    }

    /// The number as a word, if it fits.
    @inlinable
    @inline(__always)
    public static func encodeWord(_ value: Storage) -> U256? {
        value.abiWord.fitted(toBits: bits, isSigned: Storage.isSigned)
    }
}
