/// What names a request, so that its answer is found (JSON-RPC 2.0, section 4).
public enum RPCID: Sendable, Hashable {
    /// A number.
    case number(Int64)
    /// A text.
    case text(String)
    /// None: the request could not be read.
    case null
}

extension RPCID: RPCDecodable {
    /// Reads a number, a text or `null`.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        switch try reader.json.kind() {
        case .number: self = .number(try reader.readInt64())
        case .string: self = .text(try reader.json.string())
        default:
            try reader.json.null()
            self = .null
        }
    }
}
