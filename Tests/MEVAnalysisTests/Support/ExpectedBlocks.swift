/// What is expected of blocks with traces.
struct ExpectedTraces: Decodable {
    struct Net: Decodable {
        var native: String

        enum CodingKeys: String, CodingKey {
            case native = "ETH+WETH"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            native = try container.decodeIfPresent(String.self, forKey: .native) ?? "0"
        }
    }

    struct Arbitrage: Decodable {
        var block: Int
        var tx: String
        var net_of_bot: Net
        var anchor_found: Bool
        var anchor_profit: String?
        var anchor_profit_token: String?
        var reverted: Bool
        var sandwich_leg: Bool
        var coinbase_transfer: String?
        var gas_fee: String?
    }

    struct Sandwich: Decodable {
        var block: Int
        var front: String
        var back: String
    }

    struct Negative: Decodable {
        var block: Int
        var tx: String?
    }

    var arbitrages: [Arbitrage]
    var sandwiches: [Sandwich]
    var negatives: [Negative]

    /// Those of blocks that are present.
    static let blocks = TracedBlockTests.blocks.map(\.block)
}

/// What is expected of blocks with logs.
struct ExpectedLogs: Decodable {
    struct Arbitrage: Decodable {
        var block: Int
        var tx: String
        var index: Int
        var gross: String
        var profit_token: String
        var swap_logs: [Int]
    }

    struct Negative: Decodable {
        var block: Int
        var tx: String
        var index: Int
        var kind: String
    }

    struct Sandwich: Decodable {
        var block: Int
        var front: String
        var back: String
    }

    struct TraceOnly: Decodable {
        struct Arbitrage: Decodable {
            var index: Int
            var tx: String
            var gross: String
            var profit_token: String
        }

        struct Negative: Decodable {
            var index: Int
            var tx: String
        }

        var block: Int
        var kind: String
        var arbitrages: [Arbitrage]?
        var negatives: [Negative]?
    }

    var arbitrages: [Arbitrage]
    var negatives: [Negative]
    var sandwiches: [Sandwich]
    var trace_only_blocks: [TraceOnly]
}
