/// A pattern of subjects: `*` stands for one token, a final `>` for one or more.
public struct SubjectFilter: Identifier {
    /// The pattern's text.
    public let rawValue: String

    /// Creates a filter from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether the pattern covers a subject.
    public func matches(_ subject: Subject) -> Bool {
        var pattern = rawValue.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
        var tokens = subject.rawValue.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
        while let part = pattern.popFirst() {
            if part.elementsEqual(">".utf8), pattern.isEmpty { return !tokens.isEmpty }
            guard let token = tokens.popFirst() else { return false }
            guard part.elementsEqual("*".utf8) || part.elementsEqual(token) else { return false }
        }
        return tokens.isEmpty
    }
}
