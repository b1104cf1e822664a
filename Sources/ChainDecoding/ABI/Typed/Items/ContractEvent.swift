/// An event of a contract, with what its logs carry as members.
///
/// A member that is a topic is a value of one word, or the hash of a value that takes more.
public protocol ContractEvent: Sendable, Hashable {
    /// The name with the types of all parameters.
    static var signature: String { get }

    /// The first topic of logs, which is the hash of the signature; `nil` for an anonymous event.
    static var topic0: Hash32? { get }

    /// How many topics logs have.
    static var topicCount: Int { get }

    /// How much room the parameters take that are no topics.
    static var dataLayout: ABILayout { get }

    /// Reads the members of a log, whose first topic and number of topics are right.
    ///
    /// - Throws: ``DecodeError`` with the path of the member.
    init(topics: LogTopics, data reader: inout ABIReader) throws(DecodeError)

    /// The topics of a log.
    ///
    /// - Throws: ``ABIEncodingError`` with the path of the member that does not fit its type.
    func encodeTopics() throws(ABIEncodingError) -> LogTopics

    /// Writes the members that are no topics.
    ///
    /// - Throws: ``ABIEncodingError`` with the path of the member that does not fit its type.
    func encodeData(to writer: inout ABIWriter) throws(ABIEncodingError)
}

extension ContractEvent {
    /// Whether topics are those of a log of this event, as far as their number and the first one tell.
    ///
    /// Logs of events with the same signature may differ in which parameters are topics, as those of ERC-20 and ERC-721
    /// do.
    @inlinable
    public static func matches(_ topics: LogTopics) -> Bool {
        topics.count == topicCount && (topic0 == nil || topic0 == topics.topic0)
    }

    /// Decodes a log.
    ///
    /// - Parameters:
    ///   - topics: All topics, the hash of the signature included.
    ///   - data: The data of the log.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Throws: ``DecodeError`` with code `unsupported` when the log is another event's, and for malformed values.
    @inlinable
    public init(topics: LogTopics, data: Bytes, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) {
        self = try data.withSpan { (bytes) throws(DecodeError) in
            try Self(topics: topics, bytes: bytes, of: data, from: 0, by: decoder)
        }
    }

    /// Decodes a log whose data are a part of others.
    @inlinable
    @inline(__always)
    init(
        topics: LogTopics,
        bytes: Span<UInt8>,
        of source: Bytes,
        from origin: Int,
        by decoder: ABIDecoder
    ) throws(DecodeError) {
        guard Self.matches(topics) else { throw DecodeError(.unsupported, "the log is no \(Self.signature)") }
        let wordCount = Self.dataLayout.wordCount
        self = try decoder.read(bytes, of: source, from: origin, wordCount: wordCount) { (reader) throws(DecodeError) in
            try Self(topics: topics, data: &reader)
        }
    }

    /// Decodes a log.
    ///
    /// - Throws: ``DecodeError`` with code `unsupported` when the log is another event's, and for malformed values.
    @inlinable
    public init(_ log: Log, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) {
        try self.init(topics: log.topics, data: log.data, by: decoder)
    }

    /// The log that a contract writes.
    ///
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    public func log(from address: Address) throws(ABIEncodingError) -> Log {
        let data = try ABIEncoder.write(layout: Self.dataLayout, after: nil) { (writer) throws(ABIEncodingError) in
            try encodeData(to: &writer)
        }
        return Log(address: address, topics: try encodeTopics(), data: Bytes(data))
    }
}

extension ABIReader {
    /// Reads a value that is a topic of the log.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - index: The index of the topic; that of the hash of the signature counts.
    ///   - topics: All topics.
    ///   - name: The name of the value, which errors say.
    /// - Returns: The value.
    /// - Throws: ``DecodeError`` when there is no such topic, or it stands for no value.
    @inlinable
    @inline(__always)
    public func topic<Value: ABIWordCodable>(
        _ type: Value.Type,
        at index: Int,
        of topics: LogTopics,
        _ name: @autoclosure () -> String
    ) throws(DecodeError) -> Value.Decoded {
        guard topics.indices.contains(index),
            let value = Value.decodeWord(U256(topics[index]), isLenient: mode == .lenient)
        else { throw DecodeError(.outOfRange, "a topic: the word is no \(Value.abiName)", path: [name()]) }
        return value
    }
}

extension LogTopics {
    /// Adds a value as a topic.
    ///
    /// - Throws: ``ABIEncodingError`` when the value does not fit its type, or there are four topics already.
    public mutating func append<Value: ABIWordCodable>(
        _ value: Value.Decoded,
        as type: Value.Type,
        _ name: String
    ) throws(ABIEncodingError) {
        guard let word = Value.encodeWord(value), append(Hash32(word)) else {
            throw ABIEncodingError("the value is no \(Value.abiName)", path: [name])
        }
    }
}
