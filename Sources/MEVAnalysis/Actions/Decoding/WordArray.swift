import ChainDecoding

/// An array in the data of a log or a call, of elements of a fixed number of words.
struct WordArray {
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
