/// How far values that stand one after the other have been read.
struct ABISequence {
    /// Where the first value stands, from which offsets count.
    let base: Int
    /// Where the next value, or the offset of it, stands.
    var head: Int
    /// Where the next dynamic value stands in a canonical encoding.
    var tail: Int
}
