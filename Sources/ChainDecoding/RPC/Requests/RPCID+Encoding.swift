extension RPCID: RPCEncodable {
    /// Writes a number, a text or `null`.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .number(let number): writer.writeNumber(number)
        case .text(let text): writer.writeString(text)
        case .null: writer.writeNull()
        }
    }
}

extension RPCID: ExpressibleByIntegerLiteral {
    /// Creates a number.
    public init(integerLiteral value: Int64) { self = .number(value) }
}

extension RPCID: ExpressibleByStringLiteral {
    /// Creates a text.
    public init(stringLiteral value: String) { self = .text(value) }
}
