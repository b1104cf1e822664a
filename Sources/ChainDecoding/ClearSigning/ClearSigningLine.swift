/// A value as it is shown to the person who signs: a label and a text.
public struct ClearSigningLine: Sendable, Hashable {
    /// What the value is.
    public var label: String
    /// The value; empty for a heading.
    public var value: String
    /// Whether it may be left out.
    public var isOptional: Bool
    /// What belongs to it: the values of a group, or of a call within the call.
    public var lines: [ClearSigningLine]

    /// Creates a line.
    public init(label: String, value: String = "", isOptional: Bool = false, lines: [ClearSigningLine] = []) {
        self.label = label
        self.value = value
        self.isOptional = isOptional
        self.lines = lines
    }

    func text(indentation: String) -> [String] {
        [indentation + (value.isEmpty ? label : "\(label): \(value)")]
            + lines.flatMap { $0.text(indentation: indentation + "  ") }
    }
}
