/// Names of Swift, made from any text.
enum SwiftName {
    /// The name of a type: `owner_of` becomes `OwnerOf`, `DOMAIN_SEPARATOR` becomes `DomainSeparator`.
    ///
    /// It is empty when the text has no letter or digit of ASCII.
    static func type(_ text: String) -> String {
        let parts = text.unicodeScalars.split { !isNaming($0) }.map(String.init)
        let name =
            parts.map { part in
                let isShouted = parts.count > 1 && part.count > 1 && !part.utf8.contains { 0x61...0x7a ~= $0 }
                return part.prefix(1).uppercased()
                    + (isShouted ? part.dropFirst().lowercased() : String(part.dropFirst()))
            }
            .joined()
        return name.utf8.first.map { 0x30...0x39 ~= $0 } == true ? "_" + name : name
    }

    /// The name of a member or a case: `Transfer` becomes `transfer`, `URIChanged` becomes `uriChanged`.
    static func member(_ text: String) -> String {
        let name = type(text)
        let capitals = name.utf8.prefix { 0x41...0x5a ~= $0 }.count
        let rest = name.utf8.dropFirst(capitals).first
        // The last capital of several begins the next word, if one follows.
        let isWord = capitals > 1 && rest.map { 0x61...0x7a ~= $0 } == true
        let count = isWord ? capitals - 1 : capitals
        return name.prefix(count).lowercased() + name.dropFirst(count)
    }

    /// A name as it is written where a keyword would be taken for something else.
    static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// A text in quotes.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }

    /// A text as documentation may contain it: on one line, and without anything that would end code.
    static func documented(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { " "..."~" ~= $0 && $0 != "`" }))
            .split(separator: " ").joined(separator: " ")
    }

    private static func isNaming(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    private static let keywords: Set<String> = [
        "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "consume", "continue", "copy",
        "default", "defer", "deinit", "discard", "do", "each", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unsafe", "var",
        "where", "while", "yield",
    ]
}
