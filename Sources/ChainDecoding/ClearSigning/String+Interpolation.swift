extension String {
    /// The text with what stands for each `{name}`; double braces are single ones.
    ///
    /// - Returns: `nil` when a brace has no partner, or nothing stands for a name.
    func interpolated(by value: (String) -> String?) -> String? {
        var text = ""
        var rest = self[...]
        while let character = rest.popFirst() {
            switch character {
            case "{" where rest.first == "{", "}" where rest.first == "}":
                text.append(character)
                rest = rest.dropFirst()
            case "{":
                guard let end = rest.firstIndex(of: "}"), let value = value(String(rest[..<end])) else { return nil }
                text += value
                rest = rest[end...].dropFirst()
            case "}": return nil
            default: text.append(character)
            }
        }
        return text
    }
}
