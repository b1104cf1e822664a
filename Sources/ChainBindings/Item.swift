import ChainDecoding

/// A struct that is generated for a function, an event, an error, a tuple or a constructor.
struct Item {
    /// Its name in Swift.
    var name: String
    /// The case of the enum that holds it; empty where there is none.
    var caseName = ""
    /// The name with the types of the parameters; only the types for what has no name.
    var signature: String
    /// What it holds.
    var members: [Member]
    /// How many words the members that are no topics begin with.
    var wordCount: Int
    /// Whether any of these differs in length.
    var isDynamic: Bool
    /// What a call returns.
    var result = Result.nothing
    /// Whether an event's first topic is not the hash of its signature.
    var isAnonymous = false

    /// What a call returns.
    indirect enum Result {
        case nothing
        case single(SwiftType)
        case several(Item)
    }
}
