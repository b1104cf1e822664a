public import ChainDecoding

/// The interface of a contract, and its name.
public struct ContractInterface: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What can be called, what is logged, and with what calls revert.
    public var abi: ContractABI

    /// Creates an interface.
    public init(name: String, abi: ContractABI) {
        self.name = name
        self.abi = abi
    }

    /// Reads an interface: a JSON ABI, an object that holds one as `abi`, as build tools write it, or a human-readable
    /// ABI.
    ///
    /// - Parameters:
    ///   - text: The content of a file.
    ///   - name: The name, unless the text says another one as `contractName`.
    /// - Throws: `DecodeError` with the offset of what is wrong.
    public init(parsing text: String, name: String) throws(DecodeError) {
        let first = text.utf8.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
        guard first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
            self.init(name: name, abi: try ContractABI(parsing: text))
            return
        }
        let bytes = Array(text.utf8)
        self.init(name: try Self.contractName(in: bytes.span) ?? name, abi: try ContractABI(json: bytes.span))
    }

    private static func contractName(in json: Span<UInt8>) throws(DecodeError) -> String? {
        var reader = JSONReader(json)
        guard try reader.kind() == .object else { return nil }
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if reader.matches(key, "contractName") { return try reader.string() }
            try reader.skipValue()
        }
        return nil
    }
}
