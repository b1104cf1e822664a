/// A log, and where it stands, as a node tells it.
public struct RPCLog: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case address
        case topics
        case data
        case blockNumber
        case transactionHash
        case transactionIndex
        case blockHash
        case blockTimestamp
        case logIndex
        case removed

        static let names = JSONNames<Member>(required: [.address, .topics, .data])
    }

    /// What the contract has logged.
    public var log: Log
    /// Where.
    public var position: RPCLogPosition
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    /// Creates a log.
    public init(_ log: Log, at position: RPCLogPosition = RPCLogPosition()) {
        self.log = log
        self.position = position
    }
}

extension RPCLog: RPCDecodable {
    /// Reads a log.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var parts = RPCLogParts()
        var data = Bytes()
        try parts.read(from: &reader) { (reader) throws(DecodeError) in data = try reader.readBytes() }
        self.init(Log(address: parts.address, topics: parts.topics, data: data), at: parts.position)
        members = parts.members
    }
}
