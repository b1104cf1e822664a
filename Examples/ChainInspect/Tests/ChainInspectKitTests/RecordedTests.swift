import ChainInspectKit
import Foundation
import Testing

/// What nodes have really answered: the folder `SHARED_DATA`, or `../shared/data` beside the package.
private enum Recorded {
    static let folder: URL? = {
        let root =
            ProcessInfo.processInfo.environment["SHARED_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../../shared/data").standardizedFileURL
        return FileManager.default.fileExists(atPath: root.appending(path: "chain").path) ? root : nil
    }()

    /// Shows files, of which some are packed, as `zcat … | chain-inspect` does.
    static func inspect(_ paths: [String]) throws -> ChainInspect.Result {
        let folder = try #require(folder)
        let unpacked = FileManager.default.temporaryDirectory.appending(path: "chain-inspect-\(UUID().uuidString)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["sh", "-c", #"for file; do gzip -cdf "$file"; done > "$0""#, unpacked.path]
            + paths.map { folder.appending(path: $0).path }
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        defer { try? FileManager.default.removeItem(at: unpacked) }
        return ChainInspect.run([unpacked.path], isTerminal: false)
    }

    /// The files below a folder.
    static func files(_ path: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: try #require(folder).appending(path: path).path)
        return names.sorted().map { "\(path)/\($0)" }
    }
}

@Suite("Recorded answers of nodes", .enabled(if: Recorded.folder != nil, "the public test vectors are not present"))
struct RecordedTests {
    struct Block: Sendable, CustomTestStringConvertible {
        var name: String
        var chain: String
        var verdict: String
        var summary: String
        var testDescription: String { name }
    }

    private static let valid = "✓ verified"
    private static let unverifiable = "? not wholly verifiable"

    static let blocks = [
        Block(name: "ethereum/1000000", chain: "not told", verdict: valid, summary: "2 transactions; 1 log, 1 unknown"),
        Block(
            name: "ethereum/4369999",
            chain: "Ethereum (1)",
            verdict: valid,
            summary: "22 transactions; 171 logs, 13 unknown"
        ),
        Block(
            name: "ethereum/18000000",
            chain: "Ethereum (1)",
            verdict: valid,
            summary: "94 transactions, 2 failed; 291 logs, 25 unknown"
        ),
        Block(
            name: "polygon/50000000",
            chain: "Polygon (137)",
            verdict: valid,
            summary: "564 transactions, 7 failed; 877 logs, 83 unknown"
        ),
        // Its own kinds of transactions have no place in the root that can be computed.
        Block(
            name: "arbitrum/150000000",
            chain: "Arbitrum One (42161)",
            verdict: unverifiable,
            summary: "5 transactions; 18 logs, 3 unknown"
        ),
        // The chains below have headers or roots of their own.
        Block(name: "cronos/6541", chain: "Cronos (25)", verdict: unverifiable, summary: "1 transaction"),
        Block(name: "cronos/6542", chain: "Cronos (25)", verdict: unverifiable, summary: "3 transactions; 21 logs"),
        Block(
            name: "cronos/68215",
            chain: "Cronos (25)",
            verdict: unverifiable,
            summary: "7 transactions, 1 failed; 43 logs, 2 unknown"
        ),
        // The node has no receipt of the second transaction.
        Block(name: "cronos/131465", chain: "Cronos (25)", verdict: unverifiable, summary: "3 transactions"),
        Block(
            name: "stable-testnet/42767022",
            chain: "2201",
            verdict: unverifiable,
            summary: "2 transactions; 5 logs, 5 unknown"
        ),
        Block(name: "stable-testnet/61696562", chain: "2201", verdict: unverifiable, summary: "2 transactions"),
        Block(name: "stable/14692806", chain: "988", verdict: unverifiable, summary: "1 transaction"),
        Block(
            name: "tempo-mainnet/17708868",
            chain: "4217",
            verdict: unverifiable,
            summary: "3 transactions; 7 logs, 3 unknown"
        ),
        Block(
            name: "tempo-mainnet/20636966",
            chain: "4217",
            verdict: unverifiable,
            summary: "2 transactions; 4 logs, 2 unknown"
        ),
        Block(
            name: "tempoModerato/6000178",
            chain: "42431",
            verdict: unverifiable,
            summary: "35 transactions, 3 failed; 68 logs, 2 unknown"
        ),
        Block(
            name: "bittensor-testnet/6646068",
            chain: "945",
            verdict: unverifiable,
            summary: "1 transaction; 0 logs"
        ),
    ]

    @Test("blocks are verified with their receipts, and no chain is called a liar", arguments: blocks)
    func block(_ block: Block) throws {
        let folder = "chain/subsquid-evm-rpc/\(block.name)"
        let files = try Recorded.files(folder).filter { $0.contains("/block.") || $0.contains("/receipts.") }
        let result = try Recorded.inspect(files)
        let lines = result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(result.status == 0 && result.complaints == [])
        #expect(lines.contains { $0.hasPrefix("chain") && $0.contains(block.chain) })
        #expect(lines.contains(block.verdict))
        #expect(lines.contains(block.summary), "\(lines.first { $0.contains("transaction") } ?? "")")
    }

    @Test("the blocks are 16 of 9 networks")
    func count() {
        let networks = Set(Self.blocks.map { $0.name.prefix { $0 != "/" } })
        print("chain-inspect: \(Self.blocks.count) recorded blocks of \(networks.count) networks")
        #expect(Self.blocks.count == 16 && networks.count == 9)
    }

    @Test("a call tree is drawn with functions, arguments, results and reasons")
    func tree() throws {
        let revert = try Recorded.inspect(["chain/geth/call_tracer/inner_revert_reason.json"])
        #expect(
            revert.output == """
                3 calls, 2 failed
                  CREATE new contract 577 bytes of code  gas 152,976  ✗ execution reverted: Error: "This called failed"
                  ├─ CREATE 0xd15AbCA351f79181deDFB6D019E382dB90F3628A 325 bytes of code  gas 58,711
                  └─ STATICCALL 0xd15AbCA351f79181deDFB6D019E382dB90F3628A unknown function 0xc0406226, without arguments  \
                gas 434  ✗ execution reverted: Error: "This called failed"

                """
        )
        let loan = try Recorded.inspect(["mev/mev-inspect-rs/dydx_loan.json.gz"]).output
        #expect(loan.hasPrefix("286 calls  0x0e0e7c690589d9b94c3fbc4bae8abb4c5cac5c965abbb5bf1533e9f546b10b92\n"))
        #expect(
            loan.contains("balanceOf(account: 0xccad60354Fa915978365C761935A7B6b44C90A82) → (780682670368683470820)")
        )
    }

    @Test("every trace of calls that was recorded is drawn, as many lines as there are calls and logs")
    func traces() throws {
        let folders = [
            "call_tracer", "call_tracer_legacy", "call_tracer_withLog", "call_tracer_flat", "erc7562_tracer",
        ]
        var files = try folders.flatMap { try Recorded.files("chain/geth/\($0)") }
        files += try Recorded.files("mev/mev-inspect-rs").filter { $0.hasSuffix(".json.gz") }
        var callCount = 0
        for file in files {
            let result = try Recorded.inspect([file])
            let lines = result.output.split(separator: "\n")
            let titles = lines.filter { !$0.hasPrefix(" ") }
            let counts = titles.map { $0.split { $0 == " " || $0 == ";" || $0 == "," }.compactMap { Int($0) } }
            let calls = counts.compactMap(\.first).reduce(0, +)
            let logs = lines.count { $0.contains("─ LOG ") }
            #expect(result.status == 0 && result.complaints == [], "\(file) \(result.complaints)")
            #expect(lines.count == titles.count + calls + logs, "\(file)")
            callCount += calls
        }
        print("chain-inspect: \(files.count) recorded traces, \(callCount) calls")
        #expect(files.count == 77 && callCount == 2_840)
    }

    @Test("of the recordings of execution-apis all is shown that it knows, and all else is refused in a line")
    func recordings() throws {
        let shown: Set = [
            "eth_getBlockByHash", "eth_getBlockByNumber", "eth_getBlockReceipts", "eth_getTransactionReceipt",
            "eth_getTransactionByHash", "eth_getLogs", "eth_getTransactionByBlockHashAndIndex",
        ]
        var count = 0
        for file in try Recorded.files("chain/execution-apis") where file.contains("/eth_") && file.contains(".io") {
            let method = String(file.split(separator: "/")[2])
            let result = try Recorded.inspect([file])
            guard shown.contains(method) else {
                #expect(result.complaints.allSatisfy { !$0.contains("\n") }, "\(file)")
                #expect(!result.complaints.isEmpty || !result.output.isEmpty, "\(file)")
                continue
            }
            count += 1
            let isRefused = result.complaints.contains { $0.contains("refuses") || $0.contains("null") }
            #expect(isRefused || result.status == 0, "\(file) \(result.complaints)")
            #expect(isRefused == result.output.isEmpty, "\(file)")
        }
        print("chain-inspect: \(count) recordings of execution-apis")
        #expect(count == 41)
    }
}
