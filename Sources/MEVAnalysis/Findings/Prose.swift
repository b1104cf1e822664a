/// Parts of English sentences.
enum Prose {
    /// How many things are named one by one.
    static let limit = 5

    /// `a, b and c`; of many, the first ones and how many more there are.
    static func list(_ parts: [String], limit: Int = limit) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        guard parts.count <= limit else {
            return parts.prefix(limit).joined(separator: ", ") + " and \(parts.count - limit) more"
        }
        return parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
    }

    /// Sentences one after the other; of many, the first ones and how many more there are.
    static func sentences(_ sentences: [String], _ noun: String, limit: Int = limit) -> String {
        let more = sentences.count - limit
        return (sentences.prefix(limit) + (more > 0 ? [more.counting("more " + noun) + "."] : []))
            .joined(separator: " ")
    }
}
