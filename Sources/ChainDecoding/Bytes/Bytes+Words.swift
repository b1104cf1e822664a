extension Bytes {
    /// The word of 32 bytes with a number, if it is there.
    func word(at index: Int) -> Hash32? {
        slice(index * 32..<index * 32 + 32).flatMap { Hash32($0) }
    }
}
