/// A step of a transaction, before the opcode is run.
public struct RPCOpcodeStep: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case pc
        case op
        case gas
        case gasCost
        case depth
        case error
        case stack
        case memory
        case storage
        case refund
        case returnData

        static let names = JSONNames<Member>(required: [.pc, .op, .gas, .gasCost, .depth])
    }

    /// Where in the code the opcode stands.
    public internal(set) var programCounter: UInt64 = 0
    /// The name of the opcode.
    public internal(set) var opcode = ""
    /// The gas that is left.
    public internal(set) var gas: UInt64 = 0
    /// The gas that the opcode takes.
    public internal(set) var gasCost: UInt64 = 0
    /// How many calls are open: 1 in the transaction's own.
    public internal(set) var depth: UInt64 = 0
    /// The gas that the transaction will get back.
    public internal(set) var refund: UInt64?
    /// Why the opcode fails, if it does.
    public internal(set) var failure: String?
    /// The stack, its top last; `nil` when it was not asked for.
    public internal(set) var stack: [U256]?
    /// The memory, in words; `nil` when it was not asked for.
    public internal(set) var memory: [Hash32]?
    /// What the last call has returned; `nil` when it was not asked for.
    public internal(set) var returnData: Bytes?
    /// The words of the contract's storage that have been looked at so far; only where an opcode does so.
    public internal(set) var storage: [Hash32: Hash32]?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCOpcodeStep: RPCDecodable {
    /// Reads a step.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .pc: programCounter = try reader.readCount()
            case .op: opcode = try reader.json.string()
            case .gas: gas = try reader.readCount()
            case .gasCost: gasCost = try reader.readCount()
            case .depth: depth = try reader.readCount()
            case .error: failure = try reader.json.string()
            case .stack:
                var words: [U256] = []
                try reader.readElements { (reader) throws(DecodeError) in words.append(try reader.readWord()) }
                stack = words
            case .memory: memory = try [Hash32](from: &reader)
            case .storage:
                storage = try reader.readEntries { (reader) throws(DecodeError) in try reader.readHash() }
            case .refund: refund = try reader.readCount()
            case .returnData: returnData = try reader.readBytes()
            }
        }
        self.members = members
    }
}
