/// How text looks on a terminal.
enum ANSIStyle: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"

    /// The text in this style, or as it is where colours are off.
    func apply(to text: String, isEnabled: Bool) -> String {
        isEnabled ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
    }
}
