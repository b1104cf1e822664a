/// What a writer believes about the stored form it is about to replace.
@nonexhaustive
public enum ExpectedRevision: Sendable, Hashable {
    /// Whatever is there is replaced.
    case any
    /// Nothing is there.
    case absent
    /// Exactly this revision is there.
    case exactly(Int64)
}
