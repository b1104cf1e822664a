extension ClearSigningDescriptor {
    /// How many documents may include each other.
    private static let includeLimit = 8

    /// The document, merged over those that it includes.
    static func document(
        _ json: Span<UInt8>,
        include: (String) -> [UInt8]?
    ) throws(DecodeError) -> JSONTree {
        var document = try JSONTree(json)
        for _ in 0..<includeLimit {
            var object = try document.object()
            let name = try object.string("includes")
            guard let name else { return document }
            guard let bytes = include(name) else {
                throw DecodeError(.unsupported, "“\(name.prefix(64))” is not there", path: ["includes"])
            }
            object["includes"] = nil
            do throws(DecodeError) {
                document = JSONTree.object(object).merged(over: try JSONTree(bytes.span))
            } catch {
                throw error.inside("includes")
            }
        }
        throw DecodeError(.limitExceeded, "more than \(includeLimit) documents include each other", path: ["includes"])
    }

    static func displays(of document: JSONTree, binding: ClearSigningBinding) throws(DecodeError) -> [Display] {
        let root = try document.object()
        return try root.required("display") { (display) throws(DecodeError) in
            let display = try display.object()
            return try display.required("formats") { (formats) throws(DecodeError) in
                try displays(try formats.object(), of: document, binding: binding)
            }
        }
    }

    private static func displays(
        _ formats: JSONObject,
        of document: JSONTree,
        binding: ClearSigningBinding
    ) throws(DecodeError) -> [Display] {
        var displays: [Display] = []
        var signatures: Set<String> = []
        for key in formats.keys {
            let display = try formats.required(key) { (format) throws(DecodeError) in
                try Display(key, try format.object(), document: document, binding: binding)
            }
            guard signatures.insert(display.function?.signature ?? key).inserted else {
                throw DecodeError(.malformed, "there is a second format for the same function", path: [key])
            }
            displays.append(display)
        }
        return displays
    }
}

extension ClearSigningDescriptor.Display {
    init(
        _ key: String,
        _ format: JSONObject,
        document: JSONTree,
        binding: ClearSigningBinding
    ) throws(DecodeError) {
        self.key = key
        switch binding {
        case .contract: function = try ABIFunction(parsing: key)
        case .typedData: function = nil
        case .nothing: function = try? ABIFunction(parsing: key)
        }
        selector = function?.selector
        intent = try format.member("intent") { (tree) throws(DecodeError) in try Self.intent(tree) }
        interpolatedIntent = try format.string("interpolatedIntent")
        required = try Self.paths("required", of: format)
        excluded = try Self.paths("excluded", of: format)
        let reader = ClearSigningItems(document: document)
        items = try format.member("fields") { (tree) throws(DecodeError) in try reader.items(tree) } ?? []
    }

    private static func paths(_ name: String, of format: JSONObject) throws(DecodeError) -> Set<ClearSigningPath> {
        let paths = try format.member(name) { (tree) throws(DecodeError) in
            let paths = try tree.array()
            return try paths.reading { (tree) throws(DecodeError) in
                try ClearSigningPath(parsing: try tree.string()).absolute(in: .data)
            }
        }
        return Set(paths ?? [])
    }

    /// A text, or labels with their texts in one line.
    private static func intent(_ tree: JSONTree) throws(DecodeError) -> String {
        guard case .object(let object) = tree else { return try tree.string() }
        var parts: [String] = []
        for label in object.keys {
            let text = try object.requiredString(label)
            parts.append("\(label): \(text)")
        }
        return parts.joined(separator: ", ")
    }
}
