import ChainDecoding
import Foundation
import MEVAnalysis

/// The cases by which mev-inspect-js tests what it finds, and what all detectors say of them.
struct InspectJS {
    /// What the cases tell, and what is said of them; each is numbered in its case, since a case tells no more of it.
    private(set) var labels: [Statement] = []
    private(set) var statements: [Statement] = []
    /// The blocks of each class, in which nothing else is.
    private(set) var blocks: [(kind: FindingClass, number: UInt64)] = []

    /// Runs all detectors on the cases.
    ///
    /// - Parameter file: The cases.
    /// - Throws: A `DecodingError` for cases of another form.
    init(_ file: Data) throws {
        let cases = try JSONDecoder().decode(Cases.self, from: file)
        for one in cases.arbitrage {
            run(.arbitrage, one, blocks: AnalyzedBlock.blocks(of: one.rows), label: \.gain) { finding in
                finding.cycles.map { Amounts([($0.token, $0.gain)]) }
            }
        }
        for one in cases.nftArbitrages {
            run(.nftArbitrage, one, blocks: AnalyzedBlock.blocks(of: one.rows), label: \.gain) { finding in
                finding.as(NFTArbitrage.self)?.detail.resales.map { Amounts([($0.sold.price.token, $0.gain)]) } ?? []
            }
        }
        for one in cases.sandwiches {
            run(.sandwich, one, blocks: AnalyzedBlock.blocks(of: one.rows), label: \.nets) { finding in
                finding.detail is Sandwich ? [finding.nets] : []
            }
        }
        for one in cases.jitSandwiches {
            run(.jitLiquidity, one, blocks: AnalyzedBlock.blocks(of: one.rows), label: \.deltaAmounts) { finding in
                let positions = finding.as(JITLiquidity.self)?.detail.positions ?? []
                return positions.map { position in
                    var amounts = Amounts()
                    for (deposit, gain) in zip(position.deposited, position.gains) {
                        amounts.add(gain, of: deposit.token)
                    }
                    return amounts
                }
            }
        }
        for one in cases.liquidations {
            let sides = one.inputs.compactMap(\.rows.first)
            guard let repayment = sides.first, let seizure = sides.last else { continue }
            let block = AnalyzedBlock(BlockRecord(repayment, seizure))
            run(.liquidation, one, blocks: [block], label: \.liquidated) { finding in
                finding.as(LiquidationBatch.self)?.detail.liquidations.map(\.amounts) ?? []
            }
        }
    }

    private mutating func run(
        _ kind: FindingClass,
        _ one: Case,
        blocks: [AnalyzedBlock],
        label: (Expectation) -> Amounts?,
        found: (AnyFinding) -> [Amounts]
    ) {
        let number = blocks.first?.record.number ?? 0
        let findings = blocks.flatMap { BlockAnalyzer().report(on: BlockWindow($0)).findings }
        /// Numbers amounts, those that are alike in both places alike.
        func numbered(_ amounts: [Amounts?]) -> [Statement] {
            amounts.sorted { ($0?.description ?? "") < ($1?.description ?? "") }.enumerated()
                .map { Statement(kind, .inspectJS, number, "“\(one.name)”, \($0 + 1)", $1) }
        }
        labels += numbered(one.expected.list.map(label))
        statements += numbered(findings.flatMap(found))
        self.blocks.append((kind, number))
    }
}

extension InspectJS {
    fileprivate struct Cases: Decodable {
        var arbitrage: [Case]
        var nftArbitrages: [Case]
        var sandwiches: [Case]
        var jitSandwiches: [Case]
        var liquidations: [Case]
    }

    fileprivate struct Case: Decodable {
        enum CodingKeys: String, CodingKey {
            case name = "case"
            case inputs
            case expected
        }

        var name: String
        var inputs: [Input]
        var expected: Expectations

        var rows: [InspectJSRow] { inputs.flatMap(\.rows) }
    }

    /// Rows, or the number of a chain, of which there are none.
    fileprivate struct Input: Decodable {
        var rows: [InspectJSRow]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            rows = (try? container.decode(UInt64.self)) == nil ? try container.decode([InspectJSRow].self) : []
        }
    }

    /// What is expected; of one finding by itself only that it is there.
    fileprivate struct Expectations: Decodable {
        var list: [Expectation]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            list = (try? container.decode(Int.self)) == nil ? try container.decode([Expectation].self) : [Expectation()]
        }
    }

    fileprivate struct Expectation: Decodable {
        var profit: InspectJSRow.Amount?
        var deltas: [InspectJSRow.Amount]?
        var debt: InspectJSRow.Amount?
        var collateral: InspectJSRow.Amount?
        var frontSwap: InspectJSRow?
        var backSwap: InspectJSRow?

        var gain: Amounts? { Self.amounts([profit]) }
        var deltaAmounts: Amounts? { Self.amounts(deltas ?? []) }
        var liquidated: Amounts? { Self.amounts([debt, collateral]) }

        /// What is left of both tokens after both swaps.
        var nets: Amounts? {
            guard let frontSwap, let backSwap else { return nil }
            var amounts = Amounts()
            for swap in [frontSwap, backSwap] {
                let (paid, got) = (swap.amountIn?.value ?? .zero, swap.amountOut?.value ?? .zero)
                amounts.add(I256(magnitude: paid, isNegative: true) ?? .zero, of: swap.assetIn?.token)
                amounts.add(I256(magnitude: got, isNegative: false) ?? .zero, of: swap.assetOut?.token)
            }
            return amounts.nonzero
        }

        private static func amounts(_ list: [InspectJSRow.Amount?]) -> Amounts? {
            var amounts = Amounts()
            for one in list.compactMap(\.self) { amounts.add(one.amount.value, of: one.asset.token) }
            return amounts
        }
    }
}
