/// A member of a struct that is generated.
struct Member {
    /// Its name in Swift, escaped where that is needed.
    var name: String
    /// What errors call it: its name in the interface, or its index.
    var label: String
    /// What is documented of it: its type and name in the interface.
    var description: String
    /// Its type; of a topic that is only a hash, that of the hash.
    var type: SwiftType
    /// Whether it is a topic of a log.
    var isTopic = false
}
