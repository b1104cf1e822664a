import ChainDecoding

/// Made-up logs, the same on every run: what differs between real ones are addresses and amounts.
struct LogSamples {
    let logs: [Log]
    /// The same, as many together as a block of mainnet has.
    let blocks: [[Log]]
    /// The topics of all logs, one after the other.
    let topics: [Hash32]
    /// The data of all logs, one after the other.
    let data: Bytes
    let dataEnds: [Int]

    init(count: Int, _ event: (inout Random) throws -> Log) throws {
        var random = Random(seed: 7)
        logs = try (0..<count).map { _ in try event(&random) }
        blocks = stride(from: 0, to: count, by: 512).map { [logs] in Array(logs[$0..<min($0 + 512, count)]) }
        topics = logs.flatMap { Array($0.topics) }
        var data: [UInt8] = []
        var ends: [Int] = []
        for log in logs {
            data += log.data.array
            ends.append(data.count)
        }
        self.data = Bytes(data)
        dataEnds = ends
    }

    static func transfers(count: Int) throws -> LogSamples {
        try LogSamples(count: count) { random in
            try Pair.Events.Transfer(from: random.address(), to: random.address(), value: random.amount())
                .log(from: random.address())
        }
    }

    static func swaps(count: Int) throws -> LogSamples {
        try LogSamples(count: count) { random in
            try Pair.Events
                .Swap(
                    sender: random.address(),
                    amount0In: random.amount(),
                    amount1In: .zero,
                    amount0Out: .zero,
                    amount1Out: random.amount(),
                    to: random.address()
                )
                .log(from: random.address())
        }
    }
}
