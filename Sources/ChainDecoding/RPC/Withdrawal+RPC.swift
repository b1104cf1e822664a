extension Withdrawal: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case index
        case validatorIndex
        case address
        case amount

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// Reads a withdrawal.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init(index: 0, validatorIndex: 0, address: .zero, amount: 0)
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .index: index = try reader.readUInt64()
            case .validatorIndex: validatorIndex = try reader.readUInt64()
            case .address: address = try reader.readAddress()
            case .amount: amount = try reader.readUInt64()
            }
        }
    }
}
