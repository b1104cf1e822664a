import BenchmarkHarness
import ChainDecoding

/// Single values, logs and calls: nanoseconds, allocations and instructions.
enum ABISuite {
    static func run(_ report: inout Report) async throws {
        for (name, operation) in operations.sorted(by: { $0.key < $1.key }) {
            report.record(name, try operation.nanoseconds())
            try report.recordCounts(of: name)
        }
    }

    static let operations: [String: Operation] = [
        "abi.uint256": uint256,
        "abi.transfer": transfer,
        "abi.transfer.dynamic": dynamicTransfer,
        "abi.swap.decode": decodeSwap,
        "abi.swap.encode": encodeSwap,
    ]

    private static let word = Bytes(
        [UInt8](repeating: 0, count: 24) + [0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0]
    )
    private static let transfers = Result { try LogSamples.transfers(count: 64).logs }
    private static let swapCalldata = Result { Bytes(try swap.calldata()) }

    private static let uint256 = Operation { count in
        let data = word
        var sum = 0
        let decoder = ABIDecoder()
        for _ in 0..<count { sum &+= Int(truncatingIfNeeded: try decoder.decode(U256.self, from: data).limbs.0) }
        return sum
    }

    private static let transfer = Operation { count in
        let samples = try transfers.get()
        var sum = 0
        for index in 0..<count {
            let event = try Pair.Events.Transfer(samples[index & 63])
            sum &+= Int(truncatingIfNeeded: event.value.limbs.0)
        }
        return sum
    }

    private static let dynamicTransfer = Operation { count in
        let samples = try transfers.get()
        let registry = SignatureRegistry.standard.events
        var sum = 0
        for index in 0..<count { sum &+= try registry.decode(samples[index & 63]).values.count }
        return sum
    }

    private static let swap = Pair.Calls.Swap(
        amount0Out: 0x1234_5678_9abc_def0,
        amount1Out: .zero,
        to: Address(1, 2, 3),
        data: Bytes([1, 2, 3, 4, 5])
    )

    private static let decodeSwap = Operation { count in
        let calldata = try swapCalldata.get()
        var sum = 0
        for _ in 0..<count {
            let call = try Pair.Calls.Swap(calldata: calldata)
            sum &+= Int(truncatingIfNeeded: call.amount0Out.limbs.0) &+ call.data.count
        }
        return sum
    }

    private static let encodeSwap = Operation { count in
        var sum = 0
        for _ in 0..<count { sum &+= try swap.calldata().count }
        return sum
    }
}
