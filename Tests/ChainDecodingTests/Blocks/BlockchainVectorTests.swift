import ChainDecoding
import Foundation
import Testing

/// The blockchain tests of ethereum/tests, of which the blocks alone are looked at: nothing is executed.
@Suite("Public test vectors of blocks", .needsSharedData)
struct BlockchainVectorTests {
    private struct Test: Decodable {
        struct Entry: Decodable {
            var rlp: String
            var expectException: String?
            var blockHeader: [String: String]?
        }

        var genesisRLP: String
        var genesisBlockHeader: [String: String]
        var blocks: [Entry]
    }

    private func tests(_ group: String) throws -> (files: Int, tests: [(name: String, test: Test)]) {
        let paths = try SharedData.files("ethereum-tests/BlockchainTests/\(group)", suffixes: [".json.gz"])
        let tests = try SharedData.texts(paths)
            .flatMap { try JSONDecoder().decode([String: Test].self, from: $0).map { ($0.key, $0.value) } }
        return (paths.count, tests)
    }

    private func decode(_ text: String) throws -> Block {
        let bytes = Bytes(try Hex.decode(text))
        let block = try Block(decoding: bytes)
        #expect(block.encoded == bytes.array)
        return block
    }

    /// Decodes a block that must be one, and compares its header with the one that is printed beside it.
    private func decode(
        _ text: String,
        header: [String: String],
        name: String,
        _ truncations: inout Truncations
    ) throws -> Block {
        let block = try decode(text)
        truncations.check(try Hex.decode(text), name) { try Block(decoding: Bytes($0)) }
        #expect(block.hash.description == header["hash"], "\(name)")
        var json: RecordedBlock.Object = header
        json["sha3Uncles"] = header["uncleHash"]
        json["miner"] = header["coinbase"]
        json["transactionsRoot"] = header["transactionsTrie"]
        json["receiptsRoot"] = header["receiptTrie"]
        json["logsBloom"] = header["bloom"]
        #expect(try block.header == BlockHeader(json: json), "\(name)")
        return block
    }

    /// What can be said of a block: that the test's blocks know its parent, and what is found without executing it.
    private func verify(_ block: Block, known: [Hash32: UInt64]) -> VerificationReport {
        var claim = ClaimedBlock(hash: block.hash, block: block)
        claim.parent = BlockReference(
            number: known[block.header.parentHash] ?? 0,
            hash: known[block.header.parentHash] == nil ? Hash32(1, 1, 1, 1) : block.header.parentHash
        )
        return BlockVerifier().verify(claim)
    }

    /// Everything in a group that is not expected to be wrong, verified; how many there are, and what comes of the
    /// others, by the reason why they are wrong.
    private func outcomes(
        _ group: String
    ) throws -> (counts: [Int], wrong: [String: [String: Int]], truncations: Truncations) {
        let (files, tests) = try tests(group)
        var truncations = Truncations(atMost: 200)
        var (blocks, right) = (0, 0)
        var wrong: [String: [String: Int]] = [:]
        for (name, test) in tests {
            let genesis = try decode(test.genesisRLP, header: test.genesisBlockHeader, name: name, &truncations)
            var known = [genesis.hash: genesis.header.number]
            for entry in test.blocks {
                blocks += 1
                if let reason = entry.expectException {
                    wrong[reason, default: [:]][outcome(entry.rlp, known: known), default: 0] += 1
                    continue
                }
                right += 1
                let block = try decode(entry.rlp, header: try #require(entry.blockHeader), name: name, &truncations)
                known[block.hash] = block.header.number
                let report = verify(block, known: known)
                #expect(report.verdict == .valid, "\(name): \(report)")
            }
        }
        return ([files, tests.count, blocks, right], wrong, truncations)
    }

    /// What comes of a block that is wrong: the code of the error, the first check that fails, or nothing.
    private func outcome(_ text: String, known: [Hash32: UInt64]) -> String {
        do {
            let report = verify(try decode(text), known: known)
            let failed = report.entries.first { $0.outcome != .valid }
            return failed.map(\.check.rawValue) ?? "execution"
        } catch {
            return (error as? DecodeError)?.code.rawValue ?? "\(error)"
        }
    }

    @Test("valid blocks")
    func validBlocks() throws {
        let (counts, wrong, truncations) = try outcomes("ValidBlocks")
        #expect(counts == [217, 442, 902, 902] && wrong.isEmpty && truncations.count == 268_800)
        print(
            "valid blocks of ethereum/tests: \(counts[2]) in \(counts[1]) tests of \(counts[0]) files; \(truncations)"
        )
    }

    /// How many of the wrong blocks come to what.
    private func totals(_ wrong: [String: [String: Int]]) -> [String: Int] {
        wrong.values.reduce(into: [:]) { totals, outcomes in totals.merge(outcomes) { $0 + $1 } }
    }

    /// The reasons why blocks are wrong that are found to be valid, as they belong together but break another rule.
    private func unnoticed(_ wrong: [String: [String: Int]]) -> [String: Int] {
        wrong.compactMapValues { $0["execution"] }
    }

    @Test("invalid blocks")
    func invalidBlocks() throws {
        let (counts, wrong, truncations) = try outcomes("InvalidBlocks")
        #expect(counts == [131, 131, 443, 216] && truncations.count == 69_400)
        let totals = totals(wrong)
        #expect(
            totals == [
                "malformed": 4, "outOfRange": 7, "parentLink": 4, "transactionsRoot": 114, "unclesHash": 1,
                "withdrawalsRoot": 2, "execution": 95,
            ]
        )
        #expect(
            unnoticed(wrong) == [
                // Rules about the header alone, or about the header before.
                "BlockException.EXTRA_DATA_TOO_BIG": 3,
                "BlockException.GASLIMIT_TOO_BIG": 1,
                "BlockException.IMPORT_IMPOSSIBLE_DIFFICULTY_OVER_PARIS": 1,
                "BlockException.INVALID_BASEFEE_PER_GAS": 2,
                "BlockException.INVALID_BLOCK_TIMESTAMP_OLDER_THAN_PARENT": 7,
                "BlockException.INVALID_GASLIMIT": 10,
                // Uncles, which belong to the header, though no block has any since the merge.
                "BlockException.IMPORT_IMPOSSIBLE_UNCLES_OVER_PARIS": 65,
                // What execution comes to: the vectors have no receipts.
                "BlockException.GAS_USED_OVERFLOW": 1,
                "BlockException.INVALID_GAS_USED": 1,
                "BlockException.INVALID_LOG_BLOOM": 1,
                "BlockException.INVALID_RECEIPTS_ROOT": 1,
                "BlockException.INVALID_STATE_ROOT": 2,
            ]
        )
        print("invalid blocks of ethereum/tests: \(counts[2] - counts[3]) of \(counts[2]), \(totals)")
        print("valid blocks beside the invalid ones: \(truncations)")
    }

    @Test("blocks at the transitions between forks")
    func transitions() throws {
        let (counts, wrong, truncations) = try outcomes("TransitionTests")
        #expect(counts == [21, 21, 223, 174] && truncations.count == 39_000)
        let totals = totals(wrong)
        #expect(totals == ["malformed": 1, "parentLink": 2, "transactionsRoot": 8, "execution": 38])
        #expect(
            unnoticed(wrong) == [
                // Which form a header must have at a height or a time, and rules about the header before.
                "BlockException.EXTRA_DATA_INVALID_DAO": 18,
                "BlockException.IMPORT_IMPOSSIBLE_LEGACY": 1,
                "BlockException.IMPORT_IMPOSSIBLE_LEGACY_WRONG_PARENT": 2,
                "BlockException.IMPORT_IMPOSSIBLE_LONDON_WRONG_PARENT": 2,
                "BlockException.IMPORT_IMPOSSIBLE_PARIS_OVER_SHANGHAI": 1,
                "BlockException.IMPORT_IMPOSSIBLE_PARIS_WRONG_POS": 1,
                "BlockException.IMPORT_IMPOSSIBLE_PARIS_WRONG_POW": 1,
                "BlockException.IMPORT_IMPOSSIBLE_SHANGHAI": 2,
                "BlockException.INVALID_DIFFICULTY": 1,
                "BlockException.INVALID_GASLIMIT": 4,
                "BlockException.UNCLE_PARENT_INCORRECT": 1,
                // What execution comes to.
                "BlockException.INVALID_GAS_USED": 3,
                "TransactionException.INTRINSIC_GAS_TOO_LOW": 1,
            ]
        )
        print("transitions of ethereum/tests: \(counts[3]) valid blocks and \(counts[2] - counts[3]) others, \(totals)")
        print("valid blocks of the transitions: \(truncations)")
    }
}
