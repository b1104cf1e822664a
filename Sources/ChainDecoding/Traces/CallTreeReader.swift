/// Reads the nested form of a call tree, call by call and without recursion.
struct CallTreeReader {
    /// The names of a call's members in JSON; the last six are those of its ``ValidationRecord``.
    enum Member: String, CaseIterable, Sendable {
        case from
        case gas
        case gasUsed
        case to
        case input
        case output
        case error
        case revertReason
        case calls
        case logs
        case value
        case type
        case accessedSlots
        case extCodeAccessInfo
        case usedOpcodes
        case contractSize
        case outOfGas
        case keccak

        static let names = JSONNames<Member>(required: [.type, .from])
    }

    /// A call that has begun and not ended.
    private struct OpenCall {
        let index: Int
        /// Where it begins.
        var offset = 0
        var place = RPCObjectPlace<Member>()
        /// How many of its calls have begun.
        var callCount = 0
    }

    private var builder: CallTreeBuilder
    private var open: [OpenCall] = []
    private var records: [ValidationRecord] = []

    init(limits: TraceLimits) {
        builder = CallTreeBuilder(limits: limits)
    }

    mutating func read(from reader: inout RPCReader) throws(DecodeError) -> CallTree {
        do throws(DecodeError) {
            try begin(&reader)
            while !open.isEmpty { try readNext(&reader) }
        } catch {
            // The way to a call that is too deep is too long to be told.
            guard error.code != .limitExceeded else { throw error }
            let calls = open.dropLast().flatMap { [Member.calls.rawValue, "\($0.callCount - 1)"] }
            throw DecodeError(error.code, error.message, at: error.offset, path: calls + error.path)
        }
        if !records.isEmpty { pad(to: builder.frames.count) }
        return try builder.tree(validationRecords: records)
    }

    private mutating func begin(_ reader: inout RPCReader) throws(DecodeError) {
        open.append(OpenCall(index: builder.frames.count))
        let offset = try reader.nextOffset()
        open[open.count - 1].offset = offset
        try builder.begin(CallFrame(kind: .call, from: .zero, to: nil), at: offset)
        try reader.json.beginObject()
    }

    /// Reads the next member of the innermost call, or ends it.
    private mutating func readNext(_ reader: inout RPCReader) throws(DecodeError) {
        let last = open.count - 1
        if let name = try reader.nextMember(of: Member.names, at: &open[last].place) {
            do throws(DecodeError) {
                if name == .calls {
                    try reader.json.beginArray()
                } else {
                    try read(name, of: open[last].index, from: &reader)
                }
            } catch { throw error.inside(name.rawValue) }
            if name == .calls { try beginNext(&reader) }
        } else {
            try open[last].place.checkRequired(of: Member.names, from: open[last].offset)
            builder.end()
            open.removeLast()
            if !open.isEmpty { try beginNext(&reader) }
        }
    }

    /// Goes into the next of the innermost call's calls, or past the last.
    private mutating func beginNext(_ reader: inout RPCReader) throws(DecodeError) {
        guard try reader.json.nextElement() else { return }
        open[open.count - 1].callCount += 1
        try begin(&reader)
    }

    private mutating func read(
        _ name: Member,
        of index: Int,
        from reader: inout RPCReader
    ) throws(DecodeError) {
        switch name {
        case .accessedSlots, .extCodeAccessInfo, .usedOpcodes, .contractSize, .outOfGas, .keccak:
            pad(to: index + 1)
            try records[index].read(name, from: &reader)
        default:
            try builder.frames[index].read(name, from: &reader)
        }
    }

    private mutating func pad(to count: Int) {
        while records.count < count { records.append(ValidationRecord()) }
    }
}

extension CallFrame {
    /// Reads a member, if it is one of the call's own.
    fileprivate mutating func read(
        _ name: CallTreeReader.Member,
        from reader: inout RPCReader
    ) throws(DecodeError) {
        switch name {
        case .type: kind = try CallKind(from: &reader)
        case .from: from = try reader.readAddress()
        case .to: to = try reader.readAddress()
        case .gas: gas = try reader.readUInt64()
        case .gasUsed: gasUsed = try reader.readUInt64()
        case .value: value = try reader.readU256()
        case .input: input = try reader.readBytes()
        case .output: output = try reader.readBytes()
        case .error: error = try reader.readFailure()
        case .revertReason: revertReason = try reader.json.string()
        case .logs: logs = try [CallLog](from: &reader)
        case .calls, .accessedSlots, .extCodeAccessInfo, .usedOpcodes, .contractSize, .outOfGas, .keccak: break
        }
    }
}
