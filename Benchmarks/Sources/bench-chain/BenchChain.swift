import BenchmarkHarness

/// Measures the decoding of chains: see ``BenchmarkProgram``; `bench-chain repeat OPERATION COUNT` only runs an operation.
@main
enum BenchChain {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "repeat", let operation = Operations.named[arguments[2]] {
            blackHole(try operation.run(Int(arguments[3]) ?? 0))
            return
        }
        await BenchmarkProgram.run([
            "abi": ABISuite.run,
            "block": BlockSuite.run,
            "keccak": KeccakSuite.run,
            "keccak-avx2": KeccakSuite.runBatched,
            "logs": LogSuite.run,
            "receipts": ReceiptSuite.run,
        ])
    }
}
