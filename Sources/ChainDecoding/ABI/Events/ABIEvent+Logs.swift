extension ABIEvent {
    /// The first topic of logs, unless the event is anonymous: the hash of the signature.
    ///
    /// It is computed each time; an ``ABIEventDecoder`` keeps it.
    public var topic0: Hash32 { Keccak256.hash(signature) }

    /// Decodes a log.
    ///
    /// Where many logs are read, prepare an ``ABIEventDecoder``.
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
        guard let topics = LogTopics(topics) else {
            throw DecodeError(.malformed, "a log has no more than four topics, this one has \(topics.count)")
        }
        return try ABIEventDecoder(self).decode(topics: topics, data: data, by: decoder)
    }
}
