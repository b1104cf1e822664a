import ChainDecoding

/// The known events, found by the first topic and the number of topics.
struct EventTable: Sendable {
    static let shared = EventTable(EventDecoder.all)

    private let decoders: [EventDecoder]
    /// Indexes into the decoders, from the place on that the topic's first bytes give; -1 where there is none.
    ///
    /// A topic is sought as long as places are taken, so that the table alone bounds the search, whatever is logged.
    private let places: [Int16]
    private let mask: Int

    init(_ decoders: [EventDecoder]) {
        self.decoders = decoders
        var size = 64
        while size < decoders.count * 4 { size *= 2 }
        mask = size - 1
        var places = [Int16](repeating: -1, count: size)
        for (index, decoder) in decoders.enumerated() {
            var place = Int(truncatingIfNeeded: decoder.topic0.word0) & mask
            while places[place] >= 0 { place = (place + 1) & mask }
            places[place] = Int16(index)
        }
        self.places = places
    }

    func decoder(for log: Log) -> EventDecoder? {
        guard let topic0 = log.topics.topic0 else { return nil }
        var place = Int(truncatingIfNeeded: topic0.word0) & mask
        while places[place] >= 0 {
            let index = Int(places[place])
            if decoders[index].topic0 == topic0, decoders[index].topicCount == log.topics.count {
                return decoders[index].wordCount * 32 <= log.data.count ? decoders[index] : nil
            }
            place = (place + 1) & mask
        }
        return nil
    }
}
