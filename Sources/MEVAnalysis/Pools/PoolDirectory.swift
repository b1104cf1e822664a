/// Who knows pools, from factories, from a database or from earlier blocks.
///
/// Events of a pool that is in the directory are believed even where transfers do not show both tokens, and the
/// directory names the tokens then. Answers have to be the same for the same question as long as a block is analysed.
public protocol PoolDirectory: Sendable {
    /// What is known of a pool; `nil` of one that is not known.
    func pool(_ id: PoolID) -> Pool?
}
