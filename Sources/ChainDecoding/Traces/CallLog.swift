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

extension CallLog {
    init(from reader: inout JSONReader) throws(DecodeError) {
        let start = try reader.kindOffset()
        var address: Address?
        var topics = LogTopics()
        var data = Bytes()
        var position: Int?
        var index: UInt64?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "address") {
                address = try reader.readFixedBytes()
            } else if reader.matches(key, "topics") {
                topics = try Self.topics(from: &reader)
            } else if reader.matches(key, "data") {
                data = try reader.readBytes()
            } else if reader.matches(key, "position") {
                position = try reader.readInteger()
            } else if reader.matches(key, "index") {
                index = try reader.readInteger()
            } else {
                try reader.skipValue()
            }
        }
        guard let address else { throw DecodeError(.malformed, "a log has no address", at: start) }
        self.init(log: Log(address: address, topics: topics, data: data), position: position, index: index)
    }

    private static func topics(from reader: inout JSONReader) throws(DecodeError) -> LogTopics {
        var topics = LogTopics()
        try reader.beginArray()
        while try reader.nextElement() {
            guard topics.append(try reader.readFixedBytes()) else {
                throw reader.error(.outOfRange, "a log has more than four topics")
            }
        }
        return topics
    }
}
