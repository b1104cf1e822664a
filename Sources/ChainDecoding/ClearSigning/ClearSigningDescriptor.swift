/// How calls of a contract, or messages for it, are shown to the person who signs them.
///
/// ```swift
/// let descriptor = try ClearSigningDescriptor(json: document)
/// let text = try ClearSigner([descriptor]).text(of: call)
/// ```
///
/// A descriptor decides what people see when they sign, so it must come from someone whom they trust. Source: ERC-7730,
/// version 2 of its schema.
public struct ClearSigningDescriptor: Sendable, Hashable {
    /// How one function's calls, or messages of one type, are shown.
    struct Display: Sendable, Hashable {
        /// The function with the names of its parameters, or the encoded type of a message.
        var key: String
        /// The function; `nil` for a message.
        var function: ABIFunction?
        /// The function's selector.
        var selector: Selector?
        var intent: String?
        var interpolatedIntent: String?
        /// The fields that may not be left out.
        var required: Set<ClearSigningPath>
        /// The fields that are not shown.
        var excluded: Set<ClearSigningPath>
        var items: [ClearSigningItem]
    }

    /// What is said of the contract.
    public let metadata: ClearSigningMetadata
    let binding: ClearSigningBinding
    let displays: [Display]
    /// The whole document, into which paths lead.
    let document: JSONTree

    /// Reads a descriptor.
    ///
    /// - Parameters:
    ///   - json: The document, in UTF-8.
    ///   - include: Gives the document at the address that another one includes, or `nil` where there is none.
    /// - Throws: ``DecodeError`` with the path of what is wrong, or its offset where a document is no JSON; and for
    ///   documents that include each other.
    public init(json: Span<UInt8>, include: (String) -> [UInt8]? = { _ in nil }) throws(DecodeError) {
        document = try Self.document(json, include: include)
        let root = try document.object()
        let metadata = try root.member("metadata") { (tree) throws(DecodeError) in
            try ClearSigningMetadata(try tree.object())
        }
        let binding = try root.member("context") { (tree) throws(DecodeError) in
            try ClearSigningBinding(try tree.object())
        }
        self.metadata = metadata ?? ClearSigningMetadata()
        self.binding = binding ?? .nothing
        displays = try Self.displays(of: document, binding: self.binding)
    }

    /// Reads a descriptor from a text.
    ///
    /// - Throws: ``DecodeError`` with the path of what is wrong, or its offset where a document is no JSON.
    public init(json text: String, include: (String) -> [UInt8]? = { _ in nil }) throws(DecodeError) {
        try self.init(json: Array(text.utf8).span, include: include)
    }
}
