/// How much work is left for one text.
struct ClearSigningWork {
    /// How many more values may be looked at.
    var values = 16_384
    /// How many more calls may be within each other.
    var depth = 4

    mutating func charge(_ count: Int) throws(DecodeError) {
        guard count <= values else { throw DecodeError(.limitExceeded, "there are too many values to show") }
        values -= count
    }
}
