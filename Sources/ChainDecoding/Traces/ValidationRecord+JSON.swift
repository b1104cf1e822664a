extension ValidationRecord {
    /// A member of a frame that is part of its record.
    enum Member {
        case accessedSlots
        case contractSize
        case codeAccesses
        case opcodes
        case keccak
        case outOfGas

        init?(_ key: Range<Int>, in reader: borrowing JSONReader) {
            if reader.matches(key, "accessedSlots") {
                self = .accessedSlots
            } else if reader.matches(key, "contractSize") {
                self = .contractSize
            } else if reader.matches(key, "extCodeAccessInfo") {
                self = .codeAccesses
            } else if reader.matches(key, "usedOpcodes") {
                self = .opcodes
            } else if reader.matches(key, "keccak") {
                self = .keccak
            } else if reader.matches(key, "outOfGas") {
                self = .outOfGas
            } else {
                return nil
            }
        }
    }

    mutating func read(_ member: Member, from reader: inout JSONReader) throws(DecodeError) {
        switch member {
        case .accessedSlots: try readSlots(from: &reader)
        case .contractSize: try readSizes(from: &reader)
        case .codeAccesses:
            codeAccesses = []
            try reader.beginArray()
            while try reader.nextElement() { codeAccesses.append(try reader.readFixedBytes()) }
        case .opcodes: try readOpcodes(from: &reader)
        case .keccak:
            keccakInputs = []
            try reader.beginArray()
            while try reader.nextElement() { keccakInputs.append(try reader.readBytes()) }
        case .outOfGas: isOutOfGas = try reader.boolean()
        }
    }

    private mutating func readSlots(from reader: inout JSONReader) throws(DecodeError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "reads") {
                reads = [:]
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    let slot: Hash32 = try reader.fixedBytes(key)
                    try reader.beginArray()
                    while try reader.nextElement() { reads[slot, default: []].append(try reader.readFixedBytes()) }
                }
            } else if reader.matches(key, "writes") {
                writes = try Self.counts(from: &reader)
            } else if reader.matches(key, "transientReads") {
                transientReads = try Self.counts(from: &reader)
            } else if reader.matches(key, "transientWrites") {
                transientWrites = try Self.counts(from: &reader)
            } else {
                try reader.skipValue()
            }
        }
    }

    private static func counts(from reader: inout JSONReader) throws(DecodeError) -> [Hash32: Int] {
        var counts: [Hash32: Int] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            counts[try reader.fixedBytes(key)] = try reader.readInteger()
        }
        return counts
    }

    private mutating func readSizes(from reader: inout JSONReader) throws(DecodeError) {
        contractSizes = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let address: Address = try reader.fixedBytes(key)
            var size = ContractSize(byteCount: 0, opcode: 0)
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if reader.matches(key, "contractSize") {
                    size.byteCount = try reader.readInteger()
                } else if reader.matches(key, "opcode") {
                    size.opcode = try reader.readInteger()
                } else {
                    try reader.skipValue()
                }
            }
            contractSizes[address] = size
        }
    }

    /// Reads numbers of uses, whose names are the instructions' numbers such as `0x1` or `0xf1`.
    private mutating func readOpcodes(from reader: inout JSONReader) throws(DecodeError) {
        opcodeCounts = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            guard let opcode = U256(hex: reader.bytes.extracting(key)).flatMap({ UInt8(exactly: $0) }) else {
                throw DecodeError(.malformed, "the number of an instruction is expected", at: key.lowerBound)
            }
            opcodeCounts[opcode] = try reader.readInteger()
        }
    }
}
