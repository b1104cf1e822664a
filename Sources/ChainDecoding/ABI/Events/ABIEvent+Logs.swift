extension ABIEvent {
    /// The first topic of logs, unless the event is anonymous: the hash of the signature.
    ///
    /// It is computed each time; keep it where many logs are read.
    public var topic0: Hash32 { Keccak256.hash(signature) }

    /// Decodes a log.
    ///
    /// Logs of events with the same signature may differ in which parameters are topics, so the number of topics must be
    /// right as well.
    ///
    /// - Parameters:
    ///   - topics: All topics, the hash of the signature included.
    ///   - data: The data of the log.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Returns: What the log tells of each parameter.
    /// - Throws: ``DecodeError`` with code `unsupported` when the log is another event's, and for malformed values.
    public func decode(
        topics: [Hash32],
        data: Bytes,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> [ABIEventValue] {
        guard topics.count == topicCount else {
            throw DecodeError(.unsupported, "\(name) has \(topicCount) topics, the log has \(topics.count)")
        }
        var rest = topics[...]
        if !isAnonymous {
            guard rest.popFirst() == topic0 else { throw DecodeError(.unsupported, "the log is no \(signature)") }
        }
        var values = try decoder.decode(inputs.filter { !$0.isIndexed }, from: data)[...]
        var decoded: [ABIEventValue] = []
        decoded.reserveCapacity(inputs.count)
        for input in inputs {
            if !input.isIndexed {
                guard let value = values.popFirst() else { break }
                decoded.append(.value(value))
            } else if let topic = rest.popFirst() {
                decoded.append(try Self.value(of: topic, as: input, by: decoder))
            }
        }
        return decoded
    }

    private static func value(
        of topic: Hash32,
        as input: ABIParameter,
        by decoder: ABIDecoder
    ) throws(DecodeError) -> ABIEventValue {
        switch input.type {
        case .bytes, .string, .array, .fixedArray, .tuple: return .hash(topic)
        default:
            do throws(DecodeError) {
                return .value(try decoder.decode(input.type, from: Bytes(topic.bytes)))
            } catch {
                throw DecodeError(error.code, "a topic: \(error.message)", path: [input.name])
            }
        }
    }
}
