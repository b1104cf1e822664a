/// An event prepared for decoding many logs: what does not depend on the log is worked out once.
///
/// ```swift
/// let transfer = try ABIEventDecoder(
///     ABIEvent(parsing: "Transfer(address indexed from, address indexed to, uint256 value)")
/// )
/// let values = try transfer.decode(topics: log.topics, data: log.data)
/// ```
///
/// It never changes, and is a class only so that handing it on costs next to nothing.
public final class ABIEventDecoder: Sendable {
    /// The event.
    public let event: ABIEvent
    /// The first topic of logs: the hash of the signature; `nil` for an anonymous event.
    public let topic0: Hash32?
    /// How many topics logs have.
    let topicCount: Int
    private let fields: [Field]
    private let headWordCount: Int

    /// Where a parameter is found.
    private enum Field {
        /// In the data.
        case data(ABIType)
        /// In the topic of a number.
        case topic(Int, ABIType)
        /// In the topic of a number, as a hash.
        case hash(Int)
    }

    /// Prepares an event.
    ///
    /// - Throws: ``DecodeError`` for a type that is none, and for more than four topics.
    public init(_ event: ABIEvent) throws(DecodeError) {
        for input in event.inputs { try input.type.validate() }
        topicCount = event.topicCount
        guard topicCount <= LogTopics.maximumCount else {
            throw DecodeError(.outOfRange, "\(event.name) has more than four topics")
        }
        self.event = event
        topic0 = event.isAnonymous ? nil : event.topic0
        headWordCount = event.inputs.filter { !$0.isIndexed }.headWordCount
        var topic = event.isAnonymous ? 0 : 1
        fields = event.inputs.map { input in
            guard input.isIndexed else { return .data(input.type) }
            defer { topic += 1 }
            return input.type.isHashedAsTopic ? .hash(topic) : .topic(topic, input.type)
        }
    }

    /// Decodes a log.
    ///
    /// Logs of events with the same signature may differ in which parameters are topics, so the number of topics must
    /// be right as well.
    ///
    /// - Parameters:
    ///   - topics: All topics, the hash of the signature included.
    ///   - data: The data of the log.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Returns: What the log tells of each parameter.
    /// - Throws: ``DecodeError`` with code `unsupported` when the log is another event's, and for malformed values.
    public func decode(
        topics: LogTopics,
        data: Bytes,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> [ABIEventValue] {
        guard topics.count == topicCount else {
            throw DecodeError(.unsupported, "\(event.name) has \(topicCount) topics, the log has \(topics.count)")
        }
        guard topic0 == nil || topic0 == topics.topic0 else {
            throw DecodeError(.unsupported, "the log is no \(event.signature)")
        }
        return try data.withSpan { (bytes) throws(DecodeError) in
            try decoder.read(bytes, of: data, wordCount: headWordCount) { (reader) throws(DecodeError) in
                try values(topics: topics, from: &reader)
            }
        }
    }

    private func values(topics: LogTopics, from reader: inout ABIReader) throws(DecodeError) -> [ABIEventValue] {
        var values: [ABIEventValue] = []
        values.reserveCapacity(fields.count)
        for index in fields.indices {
            do throws(DecodeError) {
                switch fields[index] {
                case .data(let type): values.append(.value(try reader.next(type)))
                case .topic(let topic, let type):
                    values.append(.value(try type.value(ofTopic: topics[topic], by: reader.mode)))
                case .hash(let topic): values.append(.hash(topics[topic]))
                }
            } catch {
                let name = event.inputs[index].name
                throw error.inside(name.isEmpty ? "\(index)" : name)
            }
        }
        return values
    }
}

extension ABIType {
    fileprivate func value(ofTopic topic: Hash32, by mode: ABIDecodingMode) throws(DecodeError) -> ABIValue {
        guard let value = ABIWord(type: self, isLenient: mode == .lenient).value(of: U256(topic)) else {
            throw DecodeError(.outOfRange, "the topic is no \(self)")
        }
        guard case .bytes = value, let count = leadingByteCount else { return value }
        return .bytes(Bytes(topic.bytes[..<count]))
    }
}
