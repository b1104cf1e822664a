/// A log that a call has written, with its place among the calls made by the same frame.
public struct CallLog: Sendable, Hashable {
    /// The log.
    public var log: Log
    /// How many calls the frame had made before; `nil` where the tracer does not say.
    public var position: Int?
    /// The log's number in its block or transaction, where the tracer gives one.
    public var index: UInt64?

    /// Creates a log of a call.
    public init(log: Log, position: Int? = nil, index: UInt64? = nil) {
        self.log = log
        self.position = position
        self.index = index
    }
}

extension CallLog: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case index
        case address
        case topics
        case data
        case position

        static let names = JSONNames<Member>(required: [.address])
    }

    /// Reads a log.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init(log: Log(address: .zero, topics: []))
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .index: index = try reader.readUInt64()
            case .address: log.address = try reader.readAddress()
            case .topics: log.topics = try Self.topics(from: &reader)
            case .data: log.data = try reader.readBytes()
            case .position: position = try Self.position(from: &reader)
            }
        }
    }

    private static func topics(from reader: inout RPCReader) throws(DecodeError) -> LogTopics {
        guard let topics = LogTopics(try [Hash32](from: &reader)) else {
            throw reader.json.error(.outOfRange, "a log has at most four topics")
        }
        return topics
    }

    private static func position(from reader: inout RPCReader) throws(DecodeError) -> Int {
        let start = try reader.nextOffset()
        guard let position = Int(exactly: try reader.readUInt64()) else {
            throw DecodeError(.outOfRange, "no call makes so many calls", at: start)
        }
        return position
    }
}
