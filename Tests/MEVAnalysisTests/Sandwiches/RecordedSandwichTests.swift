import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Sandwiches of recorded blocks")
struct RecordedSandwichTests {
    private struct Traced: Decodable {
        struct Attack: Decodable {
            struct Leg: Decodable {
                struct Victim: Decodable {
                    var index: Int
                    var amount_in: String
                    var amount_out: String
                }

                var pool: String
                var token_in: String
                var token_out: String
                var front_in: String
                var front_out: String
                var back_in: String
                var back_out: String
                var victims: [Victim]
            }

            var block: Int
            var front_index: Int
            var back_index: Int
            var attacker_eoa: String
            var attacker_contract: String?
            var legs: [Leg]
            var net_of_attacker_both_txs: [String: String]
            var coinbase_transfer: String
        }

        var sandwiches: [Attack]
    }

    private struct Logged: Decodable {
        struct Attack: Decodable {
            struct Leg: Decodable {
                struct Victim: Decodable {
                    var index: Int
                    var log: Int
                    var amount_in: String?
                    var amount_out: String?
                    var without_frontrun_out: String?
                    var loss_in_token_out: String?
                }

                var pool: String
                var token_in: String
                var front_log: Int
                var back_log: Int
                var victims: [Victim]
            }

            var block: Int
            var front_index: Int
            var back_index: Int
            var attacker_eoas: [String]?
            var attacker_contracts: [String]
            var legs: [Leg]
            var net_token_deltas_of_attacker: [String: String]
            var gas_fee: String?
        }

        var sandwiches: [Attack]
    }

    private static let weth = ChainContracts.ethereum.wrappedNativeToken

    private func nets(_ profit: Profit?) -> [String: String] {
        var nets: [String: String] = [:]
        for balance in profit?.nets ?? [] { nets[balance.asset.token.description] = balance.net.description }
        return nets
    }

    /// Nets with the name of the native token for both that and WETH.
    private func named(_ nets: [String: String]) -> [String: String] {
        var result: [String: String] = [:]
        for (name, value) in nets {
            let isNative = name == "ETH+WETH" || name == Self.weth.description.lowercased()
            result[isNative ? Address.nativeToken.description.lowercased() : name.lowercased()] = value
        }
        return result
    }

    private func actual(_ profit: Profit?) -> [String: String] { named(nets(profit)) }

    @Test("of traces are found to the unit, and no others", .needsSharedData)
    func traced() throws {
        let expected = try SharedData.json(Traced.self, "expected_trace_blocks.json").sandwiches
        let blocks = try SharedData.files("mev-inspect-py/blocks", suffixes: [".json.gz"])
            .compactMap { Int($0.split(separator: "/").last?.prefix(8) ?? "") }
        var count = 0
        for number in blocks {
            let block = try AnalyzedBlock(BlockFixture.traced(number))
            let findings = SandwichDetector().findings(in: block)
            let attacks = expected.filter { $0.block == number }
            #expect(findings.count == attacks.count, "block \(number)")
            for finding in findings {
                print(number, finding.rule, finding.confidence, finding.transactions.map { "\($0.role) \($0.index)" })
            }
            for (finding, attack) in zip(findings, attacks.sorted { $0.front_index < $1.front_index }) {
                count += 1
                check(finding, attack)
            }
        }
        print("sandwiches of traces: \(count)")
        #expect(count == 7)
    }

    private func check(_ finding: Finding<Sandwich>, _ attack: Traced.Attack) {
        #expect(finding.transactions.first?.index == attack.front_index)
        #expect(finding.transactions.last?.index == attack.back_index)
        #expect(finding.party.map { $0.description.lowercased() }.contains(attack.attacker_eoa))
        #expect(
            Set(finding.detail.legs.map { $0.pool.contract.description.lowercased() }) == Set(attack.legs.map(\.pool))
        )
        for leg in attack.legs {
            let found = finding.detail.legs.first { $0.pool.contract.description.lowercased() == leg.pool }
            guard let found else { continue }
            #expect(found.fronts.map(\.amountIn.description) == [leg.front_in])
            #expect(found.fronts.map(\.amountOut.description) == [leg.front_out])
            #expect(found.backs.map(\.amountIn.description) == [leg.back_in])
            #expect(found.backs.map(\.amountOut.description) == [leg.back_out])
            #expect(found.victims.map(\.transaction) == leg.victims.map(\.index))
            #expect(found.victims.map(\.amountIn.description) == leg.victims.map(\.amount_in))
            #expect(found.victims.map(\.amountOut.description) == leg.victims.map(\.amount_out))
        }
        #expect(actual(finding.profit) == named(attack.net_of_attacker_both_txs))
        #expect(finding.profit?.beneficiaryPayment?.description == attack.coinbase_transfer)
    }

    static let logged: [(kind: String, number: Int)] = [
        ("receipts", 12_000_000), ("receipts", 15_000_000), ("receipts", 17_000_000), ("receipts", 17_500_000),
        ("receipts", 17_999_999), ("receipts", 18_000_000), ("logs", 18_000_001), ("logs", 18_000_100),
        ("receipts", 18_100_000), ("receipts", 18_100_010), ("receipts", 19_125_000), ("receipts", 19_999_999),
    ]

    @Test("of logs are found to the unit, with the victims' losses, and no others", .needsSharedData)
    func logged() throws {
        let expected = try SharedData.json(Logged.self, "expected_log_blocks.json").sandwiches
        var (count, losses) = (0, 0)
        for (kind, number) in Self.logged {
            let block = try AnalyzedBlock(BlockFixture.recorded(kind, number))
            let findings = SandwichDetector().findings(in: block)
            let attacks = expected.filter { $0.block == number }.sorted { $0.front_index < $1.front_index }
            #expect(findings.count == attacks.count, "block \(number)")
            for finding in findings {
                print(number, finding.rule, finding.confidence, finding.transactions.map { "\($0.role) \($0.index)" })
            }
            for (finding, attack) in zip(findings, attacks) {
                count += 1
                check(finding, attack)
                losses += checkLosses(finding, attack)
            }
        }
        print("sandwiches of logs: \(count), exact losses: \(losses)")
        #expect(count == 7)
        #expect(losses == 13)
    }

    private func check(_ finding: Finding<Sandwich>, _ attack: Logged.Attack) {
        #expect(finding.transactions.first?.index == attack.front_index)
        #expect(finding.transactions.last?.index == attack.back_index)
        let party = (attack.attacker_eoas ?? []) + attack.attacker_contracts
        #expect(Set(finding.party.map { $0.description.lowercased() }) == Set(party))
        #expect(
            Set(finding.detail.legs.map { $0.pool.contract.description.lowercased() }) == Set(attack.legs.map(\.pool))
        )
        let logs = Set(finding.transactions.filter { $0.role != .victim }.flatMap(\.logs))
        for leg in attack.legs { #expect(logs.isSuperset(of: [leg.front_log, leg.back_log])) }
        #expect(actual(finding.profit) == named(attack.net_token_deltas_of_attacker))
        #expect(finding.profit?.gasFee?.description == attack.gas_fee)
    }

    private func checkLosses(_ finding: Finding<Sandwich>, _ attack: Logged.Attack) -> Int {
        var count = 0
        for leg in attack.legs {
            let found = finding.detail.legs.first { $0.pool.contract.description.lowercased() == leg.pool }
            #expect(found?.victims.map(\.origin.logIndex) == leg.victims.map(\.log))
            for (victim, expected) in zip(found?.victims ?? [], leg.victims) {
                #expect(victim.transaction == expected.index)
                guard let loss = expected.loss_in_token_out else {
                    // The one of Uniswap V3: it got what the formula gives with the attacker's liquidity, and would
                    // have got this without its liquidity and its swap (checked by hand, at a fee of 3,000 millionths).
                    #expect(victim.loss?.basis == .inRange)
                    #expect(victim.loss?.withoutAttack == 22_286_420_733_188_617_680_068)
                    #expect(victim.loss?.amount == 22_286_420_733_188_617_680_068 &- victim.amountOut)
                    continue
                }
                #expect(victim.loss?.amount?.description == loss)
                #expect(victim.loss?.withoutAttack?.description == expected.without_frontrun_out)
                #expect(victim.loss?.basis == .replay)
                #expect(victim.loss?.token == found?.tokenOut)
                count += victim.loss?.amount?.description == loss ? 1 : 0
            }
        }
        return count
    }

    @Test("of traces after the merge are one each", .needsSharedData)
    func merged() throws {
        let first = SandwichDetector().findings(in: AnalyzedBlock(try BlockFixture.recorded("trace_block", 17_073_191)))
        for finding in first { print(17_073_191, finding.rule, finding.confidence, finding.transactions.map(\.index)) }
        #expect(first.count == 1)
        #expect(first.first?.detail.legs.count == 3)
        #expect(first.first?.transactions.map(\.index) == [0, 1, 2, 3, 4])
        #expect(
            actual(first.first?.profit)
                == named([
                    "ETH+WETH": "160370367980896256",
                    "0x5888641e3e6cbea6d84ba81edb217bd691d3be38": "41532383780099063808",
                    "0xdfe691f37b6264a90ff507eb359c45d55037951c": "86614",
                ])
        )
        let second = SandwichDetector()
            .findings(in: AnalyzedBlock(try BlockFixture.recorded("trace_block", 17_073_192)))
        for finding in second { print(17_073_192, finding.rule, finding.confidence, finding.transactions.map(\.index)) }
        #expect(second.count == 1)
        #expect(second.first?.transactions.map(\.index) == [1, 2, 3])
        #expect(
            second.first?.detail.legs.first?.backs.first
                .map { leg in
                    leg.amountOut &- (second.first?.detail.legs.first?.fronts.first?.amountIn ?? 0)
                } == 57_129_056_516_177_920
        )
    }

    @Test("JIT liquidity is part of its sandwich, and nothing else is JIT liquidity", .needsSharedData)
    func liquidity() throws {
        var count = 0
        for (kind, number) in Self.logged {
            let block = try AnalyzedBlock(BlockFixture.recorded(kind, number))
            #expect(JITLiquidityDetector().findings(in: block).isEmpty)
            for position in SandwichDetector().findings(in: block).flatMap(\.detail.positions) {
                count += 1
                #expect(number == 19_999_999)
                #expect(position.ticks == -101_280 ..< -101_100)
                #expect(position.liquidityAdded == 12_947_531_143_441_469_669_376)
                #expect(position.liquidityTaken == position.liquidityAdded)
                #expect(position.deposited.map(\.amount) == [17_855_262_822_015_084_436_468, 19_737_045_327_248_165])
                #expect(position.withdrawn.map(\.amount) == [3_258_649_038_838_377_921_765, 609_338_892_001_183_722])
                #expect(position.fees?.map(\.amount) == [0, 1_768_805_540_021_806])
                #expect(position.transactions == [0, 5])
            }
        }
        print("JIT positions: \(count)")
        #expect(count == 1)
    }
}
