/// How a call that changes nothing has ended.
public enum CallOutcome: Sendable, Hashable {
    /// It returned data; none come from an account without code.
    case returned(Bytes)
    /// It failed, and returned data that may say why.
    case reverted(Bytes)

    /// What it returned, unless it failed.
    public var output: Bytes? {
        guard case .returned(let output) = self else { return nil }
        return output
    }

    /// The address that it returned in its first word, unless it failed, or returned none, or zero.
    var address: Address? {
        guard let word = output?.word(at: 0) else { return nil }
        return Address(word: word)?.unlessZero
    }
}

extension Address {
    /// The address that a word holds; `nil` for a word that is no address.
    init?(word: Hash32) {
        guard word.word0 == 0, word.word1 >> 32 == 0 else { return nil }
        self.init(lastBytesOf: word)
    }

    var unlessZero: Address? { self == .zero ? nil : self }
}
