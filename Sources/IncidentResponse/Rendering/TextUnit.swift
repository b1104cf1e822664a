/// What a channel counts when it limits the length of a text.
enum TextUnit: Sendable {
    /// Bytes of UTF-8.
    case utf8
    /// UTF-16 code units; never fewer than Unicode scalars, so it is right for either.
    case utf16

    func count(_ text: some StringProtocol) -> Int {
        switch self {
        case .utf8: text.utf8.count
        case .utf16: text.utf16.count
        }
    }
}
