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
    func array(_ index: Int, stride: Int = 1) -> EventArray {
        EventArray(data: log.data, head: 0, offset: number(index), stride: stride)
    }
}

/// An array in the data of a log or a call, of elements of a fixed number of words.
struct EventArray {
    let data: Bytes
    /// How many elements there are.
    let count: Int
    private let start: Int
    private let stride: Int

    /// Finds an array.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - head: What the offset counts from.
    ///   - offset: Where the array's length stands.
    ///   - stride: How many words an element has.
    init(data: Bytes, head: Int, offset: U256, stride: Int) {
        self.data = data
        self.stride = stride
        let place = Int(exactly: offset).flatMap { $0 <= data.count ? $0 + head : nil } ?? data.count
        let length = data.word(at: place).flatMap { Int(exactly: $0) } ?? 0
        start = place + 32
        let room = max(0, data.count - start) / (32 * stride)
        count = length <= room ? length : 0
    }

    /// A word of an element; zero beyond the end.
    func number(_ element: Int, _ word: Int = 0) -> U256 {
        guard element < count else { return .zero }
        return data.word(at: start + (element * stride + word) * 32) ?? .zero
    }

    func address(_ element: Int, _ word: Int = 0) -> Address { Address(lastBytesOf: number(element, word)) }
}

extension Bytes {
    /// The 32 bytes from an offset on as a number, or `nil` when they are not all there.
    func word(at offset: Int) -> U256? {
        withSpan { span in
            guard offset >= 0, span.count >= 32, offset <= span.count &- 32 else { return nil }
            return U256(bigEndian: span.extracting(offset..<offset &+ 32))
        }
    }
}

extension Address {
    /// The low 20 bytes of a number.
    init(lastBytesOf number: U256) {
        let (limb0, limb1, limb2, _) = number.limbs
        self.init(limb2 &<< 32 | limb1 &>> 32, limb1 &<< 32 | limb0 &>> 32, UInt32(truncatingIfNeeded: limb0))
    }

    /// The address as a number.
    var number: U256 {
        U256(limbs: (word1 &<< 32 | UInt64(word2), word0 &<< 32 | word1 &>> 32, word0 &>> 32, 0))
    }
}

extension Hash32 {
    /// The number as 32 bytes.
    init(_ number: U256) {
        let limbs = number.limbs
        self.init(limbs.3, limbs.2, limbs.1, limbs.0)
    }
}
