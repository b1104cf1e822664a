import ChainDecoding

/// The parameters of a log, by their places.
///
/// What is beyond the end is zero: whoever reads has asked for enough words in its ``EventDecoder``.
struct EventFields {
    let log: Log

    /// The contract that logged.
    var contract: Address { log.address }

    func topic(_ index: Int) -> Hash32 { index < log.topics.count ? log.topics[index] : .zero }

    func topicAddress(_ index: Int) -> Address { Address(lastBytesOf: topic(index)) }

    func topicNumber(_ index: Int) -> U256 {
        let topic = topic(index)
        return U256(limbs: (topic.word3, topic.word2, topic.word1, topic.word0))
    }

    /// A word of the data as a number.
    func number(_ index: Int) -> U256 { log.data.word(at: index &* 32) ?? .zero }

    func signed(_ index: Int) -> I256 { I256(bitPattern: number(index)) }

    func address(_ index: Int) -> Address { Address(lastBytesOf: number(index)) }

    /// The words of an array whose offset stands in a word; empty when it is not whole.
    func array(_ index: Int, stride: Int = 1) -> WordArray {
        WordArray(data: log.data, head: 0, offset: number(index), stride: stride)
    }
}
