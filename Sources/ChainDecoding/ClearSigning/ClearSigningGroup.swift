/// Fields that belong together.
struct ClearSigningGroup: Sendable, Hashable {
    enum Iteration: String, Sendable, Hashable {
        /// One field with all its elements after the other.
        case sequential
        /// The first elements of all fields, then the second ones, and so on.
        case bundled
    }

    var path: ClearSigningPath?
    var label: String?
    var iteration: Iteration?
    var items: [ClearSigningItem]
}
