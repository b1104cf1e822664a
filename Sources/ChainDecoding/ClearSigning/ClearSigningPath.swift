/// Where a value stands: in the data that are signed, in what contains them, or in the descriptor.
///
/// Source: ERC-7730, “Path references”.
struct ClearSigningPath: Sendable, Hashable {
    enum Root: Sendable, Hashable {
        /// The arguments of a call, or the members of a message: `#`.
        case data
        /// The descriptor: `$`.
        case descriptor
        /// What contains the data: `@`.
        case container
        /// The group that a field stands in.
        case group
    }

    enum Step: Sendable, Hashable {
        case name(String)
        /// An element of an array, from its end when negative.
        case element(Int)
        /// Some elements of an array, or some bytes; all without bounds.
        case slice(from: Int?, to: Int?)
    }

    /// All of the data.
    static let data = ClearSigningPath(.data, [])

    var root: Root
    var steps: [Step]

    init(_ root: Root, _ steps: [Step]) {
        self.root = root
        self.steps = steps
    }

    /// Reads a path such as `#.orders.[0].path.[-20:]`; brackets may follow a name without a period too.
    init(parsing text: String) throws(DecodeError) {
        var rest = text[...]
        switch text.first {
        case "#": root = .data
        case "$": root = .descriptor
        case "@": root = .container
        default: root = .group
        }
        steps = []
        if root != .group {
            rest = rest.dropFirst()
            guard rest.isEmpty || rest.first == "." else { throw Self.malformed(text) }
            rest = rest.dropFirst()
        }
        guard !rest.isEmpty || root != .group else { throw Self.malformed(text) }
        while !rest.isEmpty {
            try Self.appendSteps(of: rest.prefix { $0 != "." }, to: &steps, text)
            rest = rest.drop { $0 != "." }
            if rest.first == "." {
                rest = rest.dropFirst()
                guard !rest.isEmpty else { throw Self.malformed(text) }
            }
        }
    }

    /// Reads a name, brackets, or a name with brackets.
    private static func appendSteps(
        of part: Substring,
        to steps: inout [Step],
        _ text: String
    ) throws(DecodeError) {
        let name = part.prefix { $0 != "[" }
        var rest = part.dropFirst(name.count)
        guard !part.isEmpty, !name.contains("]") else { throw malformed(text) }
        if !name.isEmpty { steps.append(.name(String(name))) }
        while !rest.isEmpty {
            guard rest.first == "[", let end = rest.firstIndex(of: "]"), let step = selector(rest[..<end].dropFirst())
            else { throw malformed(text) }
            steps.append(step)
            rest = rest[end...].dropFirst()
        }
    }

    private static func selector(_ text: Substring) -> Step? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bounds: [Int?] = []
        for part in parts {
            guard part.isEmpty || (part.first != "+" && Int(part) != nil) else { return nil }
            bounds.append(Int(part))
        }
        switch bounds.count {
        case 1: return bounds[0].map(Step.element) ?? .slice(from: nil, to: nil)
        case 2: return .slice(from: bounds[0], to: bounds[1])
        default: return nil
        }
    }

    /// The path with its group's path before it, and without `[]` at its end, by which fields are found.
    func absolute(in group: ClearSigningPath) -> ClearSigningPath {
        var path = root == .group ? ClearSigningPath(group.root, group.steps + steps) : self
        while path.steps.last == .slice(from: nil, to: nil) { path.steps.removeLast() }
        return path
    }

    private static func malformed(_ text: String) -> DecodeError {
        DecodeError(.malformed, "“\(text.prefix(64))” is no path")
    }
}

extension ClearSigningPath: CustomStringConvertible {
    var description: String {
        let prefix =
            switch root {
            case .data: ["#"]
            case .descriptor: ["$"]
            case .container: ["@"]
            case .group: [String]()
            }
        let names = steps.map { step in
            switch step {
            case .name(let name): name
            case .element(let index): "[\(index)]"
            case .slice(nil, nil): "[]"
            case .slice(let from, let to): "[\(from.map(String.init) ?? ""):\(to.map(String.init) ?? "")]"
            }
        }
        return (prefix + names).joined(separator: ".")
    }
}

extension JSONObject {
    /// The path that a member gives; `nil` where there is none or it is `null`.
    func path(_ key: String) throws(DecodeError) -> ClearSigningPath? {
        try member(key) { (tree) throws(DecodeError) in try ClearSigningPath(parsing: try tree.string()) }
    }

    /// The path that a member gives, which must be there.
    func requiredPath(_ key: String) throws(DecodeError) -> ClearSigningPath {
        try required(key) { (tree) throws(DecodeError) in try ClearSigningPath(parsing: try tree.string()) }
    }
}
