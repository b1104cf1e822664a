/// Why a compressed body cannot be read.
enum DecompressionError: Error, Hashable {
    /// It is larger than it may be once expanded.
    case tooLarge
    /// It ended too early.
    case truncated
    /// It is not what it is said to be.
    case invalid(String)

    /// What is wrong, for a person.
    var message: String {
        switch self {
        case .tooLarge: "it expands to more than it may"
        case .truncated: "it ends too early"
        case .invalid(let reason): reason
        }
    }
}
