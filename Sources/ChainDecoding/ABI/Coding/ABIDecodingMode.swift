/// How far data may be from the encoding that compilers produce.
public enum ABIDecodingMode: Sendable, Hashable, CaseIterable {
    /// The data are exactly what encoding the values gives: tails in order without gaps, all padding zero, texts in
    /// UTF-8.
    case strict
    /// What version 2 of Solidity's coder accepts: numbers fit their types; tails may be shared, apart, or unpadded.
    case checked
    /// As checked, but the bits that a value's type does not have are ignored.
    case lenient
}
