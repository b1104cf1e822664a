extension AccessListEntry: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case address
        case storageKeys

        static let names = JSONNames<Member>(required: [.address, .storageKeys])
    }

    /// Reads an entry.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init(address: .zero)
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .address: address = try reader.readAddress()
            case .storageKeys: storageKeys = try [Hash32](from: &reader)
            }
        }
    }
}
