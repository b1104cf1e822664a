/// Events by what their logs are recognised by.
struct EventTable {
    private var named: [EventKey: [ABIEventDecoder]] = [:]
    /// Anonymous events by how many topics their logs have.
    private var anonymous: [Int: [ABIEventDecoder]] = [:]

    /// How many events there are.
    var count: Int { named.values.reduce(0) { $0 + $1.count } + anonymous.values.reduce(0) { $0 + $1.count } }

    /// Adds an event before those that it could be confused with, in place of one of the same form.
    mutating func add(_ decoder: ABIEventDecoder) {
        if let topic0 = decoder.topic0 {
            named[EventKey(topic0: topic0, topicCount: decoder.topicCount), default: []].prefer(decoder)
        } else {
            anonymous[decoder.topicCount, default: []].prefer(decoder)
        }
    }

    /// The events that are not anonymous and whose logs have such topics.
    func named(_ topics: LogTopics) -> [ABIEventDecoder] {
        guard let topic0 = topics.topic0 else { return [] }
        return named[EventKey(topic0: topic0, topicCount: topics.count)] ?? []
    }

    /// The anonymous events whose logs have so many topics.
    func anonymous(_ topics: LogTopics) -> [ABIEventDecoder] {
        anonymous[topics.count] ?? []
    }
}

extension [ABIEventDecoder] {
    fileprivate mutating func prefer(_ decoder: ABIEventDecoder) {
        let flags = decoder.event.inputs.map(\.isIndexed)
        removeAll { $0.event.signature == decoder.event.signature && $0.event.inputs.map(\.isIndexed) == flags }
        insert(decoder, at: 0)
    }
}
