extension Authorization: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case chainId
        case address
        case nonce
        case yParity
        case v
        case r
        case s
        // Frontier, the EVM of Polkadot's chains, writes these instead of the first and the last four.
        case frontierChainID = "chain_id"
        case signature

        static let names = JSONNames<Member>(required: [.address, .nonce])
    }

    private enum SignatureMember: String, CaseIterable, Sendable {
        case isOdd = "odd_y_parity"
        case r
        case s

        static let names = JSONNames<SignatureMember>(required: SignatureMember.allCases)
    }

    /// Reads an authorisation; `v` stands for `yParity` where that is missing.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init(chainID: .zero, address: .zero, nonce: 0, yParity: 0, r: .zero, s: .zero)
        var members = RPCMembers<Member>()
        var v: UInt8?
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .chainId, .frontierChainID: chainID = try reader.readU256()
            case .address: address = try reader.readAddress()
            case .nonce: nonce = try reader.readUInt64()
            case .yParity: yParity = try reader.readUInt8()
            case .v: v = try reader.readUInt8()
            case .r: r = try reader.readU256()
            case .s: s = try reader.readU256()
            case .signature: try readSignature(from: &reader)
            }
        }
        if let v, members.presence(of: .yParity) != .value { yParity = v }
        for names: [Member] in [
            [.chainId, .frontierChainID], [.yParity, .v, .signature], [.r, .signature], [.s, .signature],
        ] {
            guard names.contains(where: { members.presence(of: $0) == .value }) else {
                throw reader.json.error(.malformed, "the member is missing").inside(names[0].rawValue)
            }
        }
    }

    private mutating func readSignature(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<SignatureMember>()
        try reader.readMembers(of: SignatureMember.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .isOdd: yParity = try reader.json.boolean() ? 1 : 0
            case .r: r = try reader.readU256()
            case .s: s = try reader.readU256()
            }
        }
    }
}
