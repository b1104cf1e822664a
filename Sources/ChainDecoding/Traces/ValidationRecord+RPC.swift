extension ValidationRecord {
    private enum SlotMember: String, CaseIterable, Sendable {
        case reads
        case writes
        case transientReads
        case transientWrites

        static let names = JSONNames<SlotMember>()
    }

    /// Reads a member of a call, if it is one of its record.
    mutating func read(_ name: CallTreeReader.Member, from reader: inout RPCReader) throws(DecodeError) {
        switch name {
        case .accessedSlots: try readSlots(from: &reader)
        case .contractSize:
            contractSizes = try reader.readEntries { (reader) throws(DecodeError) in try ContractSize(from: &reader) }
        case .extCodeAccessInfo: codeAccesses = try [Address](from: &reader)
        case .usedOpcodes: opcodeCounts = try reader.readOpcodeCounts()
        case .keccak: keccakInputs = try [Bytes](from: &reader)
        case .outOfGas: isOutOfGas = try reader.json.boolean()
        case .from, .gas, .gasUsed, .to, .input, .output, .error, .revertReason, .calls, .logs, .value, .type: break
        }
    }

    private mutating func readSlots(from reader: inout RPCReader) throws(DecodeError) {
        try reader.readMembers(of: SlotMember.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .reads:
                reads = try reader.readEntries { (reader) throws(DecodeError) in try [Hash32](from: &reader) }
            case .writes: writes = try reader.readSlotCounts()
            case .transientReads: transientReads = try reader.readSlotCounts()
            case .transientWrites: transientWrites = try reader.readSlotCounts()
            }
        }
    }
}

extension ValidationRecord.ContractSize {
    private enum Member: String, CaseIterable, Sendable {
        case contractSize
        case opcode

        static let names = JSONNames<Member>()
    }

    fileprivate init(from reader: inout RPCReader) throws(DecodeError) {
        self.init(byteCount: 0, opcode: 0)
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .contractSize: byteCount = try reader.readIndex()
            case .opcode:
                guard let number = UInt8(exactly: try reader.readCount()) else {
                    throw reader.json.error(.outOfRange, "an instruction has one byte")
                }
                opcode = number
            }
        }
    }
}

extension RPCReader {
    fileprivate mutating func readSlotCounts() throws(DecodeError) -> [Hash32: Int] {
        try readEntries { (reader) throws(DecodeError) in try reader.readIndex() }
    }

    /// Reads numbers of uses, whose names are the instructions' numbers such as `0x1` or `0xf1`.
    fileprivate mutating func readOpcodeCounts() throws(DecodeError) -> [UInt8: Int] {
        try readEntries(
            key: { (name, _) throws(DecodeError) in
                guard let opcode = U256(hex: name).flatMap({ UInt8(exactly: $0) }) else {
                    throw DecodeError(.malformed, "the number of an instruction is expected")
                }
                return opcode
            },
            value: { (reader) throws(DecodeError) in try reader.readIndex() }
        )
    }
}
