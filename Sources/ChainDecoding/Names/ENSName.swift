/// A name of the Ethereum Name Service, such as `vitalik.eth`: labels between full stops, exactly as they are hashed.
///
/// Two ways lead from text to a name:
/// - ``init(normalizing:limit:)``: for what people type. What looks wrong, or like another name, is refused (ENSIP-15);
/// - ``init(_:)``: for what contracts and indexers give, whether it is normalised or not.
///
/// ```swift
/// let name = try ENSName(normalizing: "RaFFY🚴‍♂️.eTh")
/// print(name, name.namehash)
/// ```
///
/// Two names are equal when their bytes are, as that is what is hashed; equal text in the sense of Unicode is not
/// enough.
public struct ENSName: Sendable, CustomStringConvertible {
    /// The name; empty for the root.
    public let text: String

    /// The root, of which all names are below: the empty name.
    public static let root = ENSName(unchecked: "")

    init(unchecked text: String) {
        self.text = text
    }

    /// Creates a name from exactly this text.
    ///
    /// A label of 64 hexadecimal digits between brackets stands for one of which only the hash is known.
    ///
    /// - Parameter text: The name, normalised or not.
    /// - Throws: ``DecodeError`` if a label is empty.
    public init(_ text: some StringProtocol) throws(DecodeError) {
        let text = String(text)
        var isStart = !text.isEmpty
        for (offset, byte) in text.utf8.enumerated() {
            let isStop = byte == UInt8(ascii: ".")
            if isStart, isStop { throw DecodeError(.malformed, "an empty label in a name", at: offset) }
            isStart = isStop
        }
        if isStart { throw DecodeError(.malformed, "an empty label in a name", at: text.utf8.count) }
        self.init(unchecked: text)
    }

    /// Normalises a name, as everything that people type must be before it is hashed (ENSIP-15).
    ///
    /// White space around it is not removed.
    ///
    /// - Parameters:
    ///   - name: A name.
    ///   - limit: How many bytes of UTF-8 it may have.
    /// - Throws: ``ENSNameError`` with the first label that is wrong.
    /// - Complexity: O(*n* log *n*), of which only runs of combining marks cause the logarithm.
    public init(normalizing name: some StringProtocol, limit: Int = 65_536) throws(ENSNameError) {
        let name = String(name)
        guard name.utf8.count <= limit else { throw ENSNameError(.tooLong(limit: limit), label: name) }
        if name.isEmpty || PlainName.isName(name) {
            self.init(unchecked: name)
        } else {
            self.init(unchecked: try Self.map(name) { $0.text })
        }
    }

    /// The labels, the most special first; none for the root.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    public var labels: [Substring] { Self.labels(of: text) }

    /// Whether normalisation leaves the name as it is.
    ///
    /// - Complexity: that of ``init(normalizing:limit:)``.
    public var isNormalized: Bool { (try? ENSName(normalizing: text, limit: .max)) == self }

    /// The name without its first label; `nil` for the root.
    public var parent: ENSName? {
        guard !text.isEmpty else { return nil }
        guard let stop = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return .root }
        return ENSName(unchecked: String(text[text.utf8.index(after: stop)...]))
    }

    /// The name as it is best shown: emoji in their own style, and a capital Ξ unless a label is Greek.
    ///
    /// What it gives normalises to this name, if the name is normalised.
    ///
    /// - Throws: ``ENSNameError`` with the first label that cannot be normalised.
    public func beautified() throws(ENSNameError) -> String {
        text.isEmpty || PlainName.isName(text) ? text : try Self.map(text) { $0.beautified }
    }

    /// The text.
    public var description: String { text }

    /// The labels, not by `split` of characters, as a mark after a full stop makes one character with it.
    private static func labels(of text: String) -> [Substring] {
        guard !text.isEmpty else { return [] }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Substring($0) }
    }

    private static func map(_ name: String, _ part: (ENSLabel) -> String) throws(ENSNameError) -> String {
        var result = ""
        for label in labels(of: name) {
            if !result.isEmpty { result += "." }
            result += part(try ENSLabel(normalizing: label))
        }
        return result
    }
}

extension ENSName: Hashable {
    /// Whether two names have the same bytes.
    public static func == (left: ENSName, right: ENSName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
