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
