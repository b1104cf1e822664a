import ChainDecoding

/// How the logs of one event are read.
struct EventDecoder: Sendable {
    let topic0: Hash32
    let topicCount: Int
    /// How many words the data have at least.
    let wordCount: Int
    let read: @Sendable (EventFields) -> Claim.Content?

    /// - Parameters:
    ///   - signature: The canonical signature.
    ///   - topics: How many topics its logs have, the hash of the signature among them.
    ///   - words: How many words their data have at least.
    ///   - read: Makes what a log claims; `nil` when it makes no sense.
    init(
        _ signature: StaticString,
        topics: Int,
        words: Int,
        read: @escaping @Sendable (EventFields) -> Claim.Content?
    ) {
        topic0 = Keccak256.hash("\(signature)")
        topicCount = topics
        wordCount = words
        self.read = read
    }

    /// All events that are known.
    static let all: [EventDecoder] =
        uniswapV1 + uniswapV2 + solidly + uniswapV3 + uniswapV4 + balancerV1 + balancerV2 + balancerV3 + curve
        + zeroEx + cow + oneInch + bancor + maverick + dodo + aave + compound + maker + morpho + liquity + euler
        + flashLoans + seaport + blur + looksRare + x2y2 + cryptoPunks + sudoswap
}

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
