extension RPCError: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case code
        case message
        case data

        static let names = JSONNames<Member>(required: [.code])
    }

    /// Reads the object that an answer holds under `error`.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var error = RPCError(code: 0, message: "")
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .code: error.code = try reader.readInt64()
            case .message: error.message = try reader.json.string()
            case .data: error.data = try reader.readRawValue()
            }
        }
        self = error
    }
}
