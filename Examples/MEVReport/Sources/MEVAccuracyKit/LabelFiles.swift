import ChainDecoding
import Foundation
import MEVAnalysis

/// Amounts by the addresses of tokens, in decimal; the native token and what wraps it count as one.
struct Amounts: Decodable {
    private(set) var byToken: [Address: I256] = [:]

    init(_ amounts: [String: String]) {
        for (name, amount) in amounts { add(name, amount) }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: TokenName.self)
        for key in container.allKeys {
            // What others got is told as an object.
            if let amount = try? container.decode(String.self, forKey: key) { add(key.stringValue, amount) }
        }
    }

    var native: I256? { byToken[.nativeToken] }

    private mutating func add(_ name: String, _ amount: String) {
        guard let amount = I256(amount) else { return }
        guard name != "ETH+WETH", let token = try? Address(hex: name) else {
            byToken[.nativeToken] = amount
            return
        }
        byToken[token == Detectors.wrapper ? .nativeToken : token] = amount
    }

    private struct TokenName: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// The file of labels of blocks with traces.
struct TracedLabels: Decodable {
    struct Arbitrage: Decodable {
        var block: UInt64
        var tx: String
        var anchor_found: Bool
        var reverted: Bool
        var sandwich_leg: Bool
        var net_of_bot: Amounts
    }

    struct Sandwich: Decodable {
        struct Leg: Decodable { var anchor_profit: String? }

        var block: UInt64
        var front: String
        var back: String
        var legs: [Leg]
        var net_of_attacker_both_txs: Amounts
        var coinbase_transfer: String
    }

    struct Liquidation: Decodable {
        var block: UInt64
        var tx: String
        var borrower: String
        var debt_token: String
        var debt_amount: String
    }

    struct Negative: Decodable {
        var block: UInt64
        var tx: String?
    }

    var arbitrages: [Arbitrage]
    var sandwiches: [Sandwich]
    var liquidations: [Liquidation]
    var negatives: [Negative]

    var blocks: [UInt64] {
        arbitrages.map(\.block) + sandwiches.map(\.block) + liquidations.map(\.block) + negatives.map(\.block)
    }
}

/// The file of labels of blocks with logs, and of some with the traces of other tracers.
struct LoggedLabels: Decodable {
    struct Block: Decodable { var block: UInt64 }

    struct Arbitrage: Decodable {
        var block: UInt64
        var tx: String
        var gross: String
        var profit_token: String
    }

    struct Sandwich: Decodable {
        struct Leg: Decodable {
            struct Victim: Decodable {
                var tx: String
                var log: Int
                var loss_in_token_out: String?
            }

            var token_out: String
            var victims: [Victim]
        }

        var block: UInt64
        var front: String
        var back: String
        var legs: [Leg]
        var net_token_deltas_of_attacker: Amounts
    }

    struct Position: Decodable {
        var block: UInt64
        var mint_tx: String
        var burn_tx: String
    }

    struct Negative: Decodable {
        var block: UInt64
        var tx: String
        var kind: String
    }

    struct TraceOnlyBlock: Decodable {
        struct Part: Decodable { var tx: String }

        var block: UInt64
        var findings: String?
        var net: Amounts?
        var arbitrages: [Part]?
        var negatives: [Part]?
    }

    var blocks: [Block]
    var arbitrages: [Arbitrage]
    var sandwiches: [Sandwich]
    var jit: [Position]
    var negatives: [Negative]
    var trace_only_blocks: [TraceOnlyBlock]
}
