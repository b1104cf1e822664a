import ChainDecoding

/// The arguments of a call, by their places.
///
/// What is beyond the end is zero, and upper bytes of an address are ignored, as the machine itself does it.
struct CallFields {
    let call: CallRecord
    /// Where the first word stands.
    private let head: Int

    init(call: CallRecord) {
        self.init(call: call, head: Selector.byteCount)
    }

    private init(call: CallRecord, head: Int) {
        self.call = call
        self.head = head
    }

    /// The contract that was called.
    var contract: Address { call.to }
    /// Who called it.
    var caller: Address { call.from }

    /// A word of the arguments as a number.
    func number(_ index: Int) -> U256 {
        let offset = head &+ index &* 32
        if let word = call.input.word(at: offset) { return word }
        guard offset < call.input.count, let rest = call.input.slice(offset..<call.input.count) else { return .zero }
        let number = rest.withSpan { U256(bigEndian: $0) } ?? .zero
        return number << ((32 &- rest.count) &* 8)
    }

    func signed(_ index: Int) -> I256 { I256(bitPattern: number(index)) }

    func address(_ index: Int) -> Address { Address(lastBytesOf: number(index)) }

    /// A word of what the call returned; `nil` beyond the end.
    func returned(_ index: Int) -> U256? { call.output.word(at: index &* 32) }

    /// The elements of an array whose offset stands in a word; empty when it is not whole.
    func array(_ index: Int, stride: Int = 1) -> WordArray {
        WordArray(data: call.input, head: head, offset: number(index), stride: stride)
    }

    /// The members of a tuple whose offset stands in a word; `nil` when that is beyond the end.
    func tuple(_ index: Int) -> CallFields? {
        guard let offset = Int(exactly: number(index)), offset <= call.input.count - head else { return nil }
        return CallFields(call: call, head: head + offset)
    }
}
