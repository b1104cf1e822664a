import ChainDecoding
import Foundation

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
        var received_token: String
        var received_amount: String
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
    struct Block: Decodable {
        var block: UInt64
        /// Where a contract logs swaps that never happened, how many there are besides.
        var genuine_v2_swaps: Int?
        var spoofed_v2_swap_logs: Int?
    }

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

            var pool: String
            var token_in: String
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
        var pool: String
        var mint_tx: String
        var burn_tx: String
        /// Of the pool's tokens, in their order.
        var fees: [String]
    }

    struct Negative: Decodable {
        var block: UInt64
        var tx: String
        var kind: String
    }

    struct TraceOnlyBlock: Decodable {
        struct Arbitrage: Decodable {
            var tx: String
            var gross: String
            var profit_token: String
        }

        struct Negative: Decodable { var tx: String }

        var block: UInt64
        var findings: String?
        var net: Amounts?
        var arbitrages: [Arbitrage]?
        var negatives: [Negative]?
    }

    var blocks: [Block]
    var arbitrages: [Arbitrage]
    var sandwiches: [Sandwich]
    var jit: [Position]
    var negatives: [Negative]
    var trace_only_blocks: [TraceOnlyBlock]
}
