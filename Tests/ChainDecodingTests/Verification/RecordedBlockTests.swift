import ChainDecoding
import Foundation
import Testing

/// Blocks that nodes have told of, in JSON.
@Suite("Recorded blocks", .needsSharedData)
struct RecordedBlockTests {
    private func claim(_ folder: String) throws -> ClaimedBlock {
        let files = try SharedData.files(folder, suffixes: [".json", ".json.gz"])
        let block = try #require(files.first { $0.contains("block.json") })
        let receipts = files.first { $0.contains("receipts.json") }
        return try RecordedBlock(
            block: try #require(try RecordedBlock.result(block)),
            receipts: try receipts.map { try #require(try RecordedBlock.result($0)) }
        )
        .claim
    }

    private func claims(of chains: [String]) throws -> [(folder: String, claim: ClaimedBlock)] {
        try SharedData.files("subsquid-evm-rpc", suffixes: ["block.json", "block.json.gz"])
            .map { $0.split(separator: "/").dropLast().joined(separator: "/") }
            .filter { folder in chains.contains { folder.contains("/\($0)") } }
            .map { ($0, try claim($0)) }
    }

    @Test(
        "those of Ethereum, Polygon and Arbitrum are valid in everything",
        arguments: [("ethereum", 1, 3), ("polygon", 137, 1), ("arbitrum", 42_161, 1)]
    )
    func conforming(chain: String, id: UInt64, count: Int) throws {
        let claims = try claims(of: [chain])
        for (_, claim) in claims {
            let report = BlockVerifier(chainID: id).verify(claim)
            #expect(report.verdict == .valid, "\(report)")
            #expect(report.entries.count == (claim.withdrawals == nil ? 9 : 10))
        }
        #expect(claims.count == count)
        print("recorded blocks of \(chain): \(count) valid")
    }

    @Test("the reader of JSON-RPC claims what the slow one does, and no more of chains that deviate")
    func readerOfRPC() throws {
        let files = try SharedData.files("subsquid-evm-rpc", suffixes: ["block.json", "block.json.gz"])
        for file in files {
            let folder = file.split(separator: "/").dropLast().joined(separator: "/")
            let receipts = try SharedData.files(folder, suffixes: [".json", ".json.gz"])
                .first { $0.contains("receipts.json") }
            let block: RPCBlock = try read(file)
            let claim = try #require(ClaimedBlock(block, receipts: try receipts.map { try read($0) }))
            if file.contains("/ethereum/") || file.contains("/polygon/") {
                let isEqual = claim == (try self.claim(folder))
                #expect(isEqual, "\(file)")
            } else {
                #expect(BlockVerifier(.unknown).verify(claim).verdict == .unverifiable, "\(file)")
            }
        }
        print("recorded blocks by the reader of JSON-RPC: \(files.count)")
        #expect(files.count == 19)
    }

    /// What a node may leave out or make up without being found out is what no root covers.
    @Test("a receipt without a member is proven, found out, unverifiable or refused")
    func receiptsWithoutMembers() throws {
        let folder = "subsquid-evm-rpc/ethereum/18000000"
        let block: RPCBlock = try read("\(folder)/block.json.gz")
        let receipts: [RecordedBlock.Object] = try #require(try RecordedBlock.result("\(folder)/receipts.json.gz"))
        let place = try #require(receipts.firstIndex { try $0.text("type") != "0x0" && !$0.objects("logs").isEmpty })
        var proven: Set<String> = []
        for member in receipts[place].keys {
            var changed = receipts
            changed[place][member] = nil
            let json = [UInt8](try JSONSerialization.data(withJSONObject: changed))
            guard let claimed = try? [RPCReceipt](json: json.span) else { continue }
            let claim = try #require(ClaimedBlock(block, receipts: claimed))
            if BlockVerifier().verify(claim).verdict == .valid { proven.insert(member) }
        }
        let uncovered: Set<String> = [
            "blockHash", "blockNumber", "contractAddress", "effectiveGasPrice", "from", "gasUsed", "logsBloom", "to",
            "transactionIndex",
        ]
        #expect(proven == uncovered)
    }

    private func read<Value: RPCDecodable>(_ file: String) throws -> Value {
        let text = [UInt8](try SharedData.bytes(file))
        if let answer = try? RPCResponse<Value>(json: text.span) { return try answer.result.get() }
        if let batch = try? [RPCResponse<Value>](json: text.span), let answer = batch.first {
            return try answer.result.get()
        }
        return try Value(json: text.span)
    }

    /// Their headers have other members, or are made up by nodes whose consensus has blocks of another form.
    @Test("those of chains that deviate are unverifiable, and nothing is valid that relies on their headers")
    func deviating() throws {
        let claims = try claims(of: ["bittensor", "cronos", "stable", "tempo"])
        let independent: [BlockCheck] = [.transactionHashes, .receiptTransactions, .receiptBlooms]
        for (_, claim) in claims {
            let report = BlockVerifier(chainID: 25).verify(claim)
            #expect(report.verdict == .unverifiable, "\(report)")
            let valid = report.entries.filter { $0.outcome == .valid }.map(\.check)
            #expect(Set(valid).isSubset(of: independent), "\(report)")
            #expect(BlockVerifier(.ethereum).verify(claim).verdict != .valid)
        }
        #expect(claims.count == 14)
        print("recorded blocks of chains that deviate: \(claims.count) unverifiable")
    }

    @Test("those of the specification and of shovel are valid")
    func mainnet() throws {
        let specification = try SharedData.files("execution-specs/blocks", suffixes: [".json", ".json.gz"])
        let shovel = ["shovel/block-1000001.json", "shovel/block-18000000.json.gz"]
        for file in specification + shovel {
            let block: RecordedBlock.Object = try #require(try RecordedBlock.result(file))
            let report = BlockVerifier().verify(try RecordedBlock(block: block, receipts: nil).claim)
            #expect(report.verdict == .valid, "\(file): \(report)")
            #expect(report[.transactionsRoot] == .valid && report[.transactionHashes] == .valid)
            let claim = try #require(ClaimedBlock(try read(file) as RPCBlock))
            #expect(BlockVerifier().verify(claim) == report, "\(file)")
        }
        #expect(specification.count == 3)
        print("recorded blocks of the specification and of shovel: \(specification.count + shovel.count) valid")
    }
}
