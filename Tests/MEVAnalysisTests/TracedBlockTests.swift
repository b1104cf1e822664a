import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Blocks of traces")
struct TracedBlockTests {
    struct Expectation: Sendable, CustomStringConvertible {
        var block: Int
        /// How many swaps mev-inspect-py finds.
        var anchor: Int
        /// How many of these a failure took back, which are no swaps here.
        var reverted = 0
        /// How many swaps it does not count: vaults of Balancer V2, pools of Curve that it does not list, and hops of
        /// Bancor, of which it counts the whole way at most.
        var more = 0
        /// How many exchanges are known by their flow alone.
        var unknown = 0
        var description: String { "\(block)" }
    }

    static let blocks = [
        Expectation(block: 10_921_991, anchor: 38),
        Expectation(block: 11_930_296, anchor: 29),
        Expectation(block: 11_931_272, anchor: 24, more: 1),
        Expectation(block: 12_412_732, anchor: 39, reverted: 3),
        Expectation(block: 12_498_502, anchor: 22),
        Expectation(block: 12_674_514, anchor: 2),
        Expectation(block: 12_775_690, anchor: 21),
        Expectation(block: 12_914_944, anchor: 51, reverted: 9, more: 1, unknown: 1),
        Expectation(block: 13_179_291, anchor: 24, reverted: 1),
        Expectation(block: 13_207_907, anchor: 16, more: 5),
        Expectation(block: 13_244_807, anchor: 4),
        Expectation(block: 13_298_725, anchor: 36, more: 1, unknown: 1),
        Expectation(block: 13_326_607, anchor: 11),
        Expectation(block: 13_404_932, anchor: 16),
        Expectation(block: 13_666_184, anchor: 12),
        Expectation(block: 13_666_312, anchor: 55, more: 1, unknown: 3),
        Expectation(block: 13_666_326, anchor: 65, reverted: 9),
    ]

    @Test("have the swaps that stand", .needsSharedData, arguments: blocks)
    func swaps(expectation: Expectation) throws {
        let block = try BlockFixture.traced(expectation.block)
        let actions = ActionDecoder().actions(of: block)
        let swaps = actions.streams.flatMap(\.swaps)
        let unknown = swaps.count { $0.venue == .unknown }
        print("\(expectation.block): \(swaps.count - unknown) swaps, anchor \(expectation.anchor), unknown \(unknown)")
        #expect(swaps.count - unknown == expectation.anchor - expectation.reverted + expectation.more)
        #expect(unknown == expectation.unknown)
        #expect(swaps.allSatisfy { $0.evidence.isSuperset(of: .flow) || $0.evidence.contains(.directory) })
        #expect(expectation.reverted == 0 || !actions.attempts.flatMap(\.swaps).isEmpty)
    }

    @Test("have the orders that 0x filled", .needsSharedData)
    func fills() throws {
        let fills = try [13_666_184, 13_666_312, 13_666_326]
            .flatMap { try ActionDecoder().actions(of: BlockFixture.traced($0)).streams }.flatMap(\.swaps)
            .filter { $0.venue == .zeroEx }
        print("0x fills: \(fills.count)")
        let amounts = fills.map { [$0.amountIn, $0.amountOut] }
        #expect(
            amounts == [
                [100_000_001, 30_000_000], [143_949_683_150, 35_000_000_000_000_000_000],
                [70_500_000_000_000_000_000, 288_948_250_430],
                [150_000_000_000_000_000_000, 1_494_343_020_000_000_000],
            ]
        )
    }

    private struct Expected: Decodable {
        struct Liquidation: Decodable {
            var block: Int
            var tx: String
            var trace_address: [Int]
            var protocolName: String
            var borrower: String
            var liquidator: String
            var debt_token: String
            var debt_amount: String
            var received_token: String
            var received_amount: String

            enum CodingKeys: String, CodingKey {
                case block, tx, trace_address, borrower, liquidator, debt_token, debt_amount, received_token
                case received_amount
                case protocolName = "protocol"
            }
        }
        var liquidations: [Liquidation]
    }

    @Test("have the liquidations, to the unit", .needsSharedData)
    func liquidations() throws {
        let expected = try SharedData.json(Expected.self, "expected_trace_blocks.json")
        let present = expected.liquidations.filter { one in Self.blocks.contains { $0.block == one.block } }
        var found = 0
        for number in Set(present.map(\.block)).sorted() {
            let block = try BlockFixture.traced(number)
            let streams = ActionDecoder().actions(of: block).streams
            found += streams.flatMap(\.liquidations).count
            for one in present where one.block == number {
                let transaction = try #require(block.transactions.firstIndex { $0.hash.description == one.tx })
                let actual = try #require(
                    streams[transaction].liquidations
                        .first { liquidation in
                            liquidation.origin.call.map(block.transactions[transaction].traceAddress)
                                == one.trace_address
                        }
                )
                #expect(actual.venue == (one.protocolName == "aave" ? .aave : .compoundV2))
                #expect(actual.liquidator.description == one.liquidator)
                #expect(actual.borrower?.description == one.borrower)
                #expect(actual.debt.token?.description == one.debt_token)
                #expect(actual.debt.amount.description == one.debt_amount)
                #expect(actual.collateral.token?.description == one.received_token)
                #expect(actual.collateral.amount.description == one.received_amount)
            }
        }
        print("liquidations: \(present.count) of \(expected.liquidations.count) in the blocks that are present")
        #expect(found == present.count)
    }

    @Test("of every tracer are read", .needsSharedData)
    func tracers() throws {
        for (kind, number) in [("trace_block", 17_073_191), ("flatCallTracer", 17_073_193), ("callTracer", 24_298_763)]
        {
            let block = try BlockFixture.recorded(kind, number)
            let actions = ActionDecoder().actions(of: block)
            let swaps = actions.streams.flatMap(\.swaps)
            let venues = Set(swaps.map(\.venue.rawValue)).sorted()
            print("\(kind) \(number): \(block.transactions.count) transactions, \(swaps.count) swaps by \(venues)")
            #expect(!swaps.isEmpty)
            #expect(actions.streams.allSatisfy { TokenFlow($0.transfers).sumsToZero })
        }
    }

    @Test("have transfers that net to zero", .needsSharedData)
    func nets() throws {
        var count = 0
        for expectation in Self.blocks {
            for stream in ActionDecoder().actions(of: try BlockFixture.traced(expectation.block)).streams {
                count += stream.transfers.count
                #expect(TokenFlow(stream.transfers).sumsToZero)
            }
        }
        print("transfers: \(count)")
        #expect(count > 1000)
    }

    /// No block that is present has both, so that the logs are made from what the calls did.
    @Test("tell the same as logs of the same", .needsSharedData)
    func logsAgree() throws {
        var count = 0
        for expectation in Self.blocks {
            for transaction in try BlockFixture.traced(expectation.block).transactions {
                let decoder = ActionDecoder()
                let traced = decoder.actions(of: transaction, at: 0)
                let swaps = traced.swaps.filter { $0.venue == .uniswapV2 || $0.venue == .uniswapV3 }
                guard !swaps.isEmpty, traced.liquidityChanges.isEmpty else { continue }
                var logged = transaction
                logged.logs = try traced.asLogs()
                let both = decoder.actions(of: logged, at: 0)
                logged.calls = nil
                let logs = decoder.actions(of: logged, at: 0)
                #expect(logs.swaps.filter { $0.venue != .unknown }.map(Facts.init) == swaps.map(Facts.init))
                #expect(both.swaps.filter { $0.venue != .unknown }.map(Facts.init) == swaps.map(Facts.init))
                #expect(both.transfers.map(Moved.init) == traced.transfers.map(Moved.init))
                count += swaps.count
            }
        }
        print("swaps that logs and calls agree on: \(count)")
        #expect(count > 300)
    }

    /// What of a swap does not depend on where it was seen.
    private struct Facts: Equatable {
        var pool: PoolID
        var tokens: [Address]
        var amounts: [U256]
        var parties: [Address]

        init(_ swap: Swap) {
            pool = swap.pool
            tokens = [swap.tokenIn, swap.tokenOut]
            amounts = [swap.amountIn, swap.amountOut]
            parties = [swap.payer, swap.recipient]
        }
    }

    private struct Moved: Equatable {
        var asset: Asset
        var amount: U256
        var parties: [Address]

        init(_ transfer: AssetTransfer) {
            asset = transfer.asset
            amount = transfer.amount
            parties = [transfer.from, transfer.to]
        }
    }
}

extension TokenFlow {
    /// Whether what all accounts have more or less of each asset is nothing together.
    var sumsToZero: Bool {
        var sums: [Asset: I256] = [:]
        for balance in balances { sums[balance.asset] = (sums[balance.asset] ?? .zero) &+ balance.net }
        return sums.values.allSatisfy(\.isZero)
    }
}

extension ActionStream {
    /// Logs of the same: transfers of tokens, and swaps of Uniswap V2 and V3.
    fileprivate func asLogs() throws -> [LogRecord] {
        let pair = try EncodedEvent(
            "event Swap(address indexed sender, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)"
        )
        let pool = try EncodedEvent(
            """
            event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, \
            uint160 sqrtPriceX96, uint128 liquidity, int24 tick)
            """
        )
        let deposit = try EncodedEvent("event Deposit(address indexed dst, uint256 wad)")
        let withdrawal = try EncodedEvent("event Withdrawal(address indexed src, uint256 wad)")
        var logs: [LogRecord] = []
        for action in actions {
            switch action {
            case .transfer(let move) where move.kind == .wrap:
                logs.append(try deposit.log(move.token, [.address(move.to), .uint(move.amount)], index: logs.count))
            case .transfer(let move) where move.kind == .unwrap:
                logs.append(
                    try withdrawal.log(move.token, [.address(move.from), .uint(move.amount)], index: logs.count)
                )
            case .transfer(let move) where move.assetKind == .erc20:
                logs.append(.transfer(move.token, move.from, move.to, move.amount, index: logs.count))
            case .transfer(let move) where move.assetKind == .erc721:
                logs.append(.item(move.token, move.from, move.to, move.tokenID, index: logs.count))
            case .swap(let swap) where swap.venue == .uniswapV2 || swap.venue == .uniswapV3:
                let isZeroForOne = swap.tokenIn < swap.tokenOut
                let parties = [ABIValue.address(swap.caller ?? .zero), .address(swap.recipient)]
                if swap.venue == .uniswapV2 {
                    let (zero, amountIn, amountOut) = (
                        ABIValue.uint(0), ABIValue.uint(swap.amountIn), ABIValue.uint(swap.amountOut)
                    )
                    let amounts = isZeroForOne ? [amountIn, zero, zero, amountOut] : [zero, amountIn, amountOut, zero]
                    logs.append(
                        try pair.log(swap.pool.contract, [parties[0]] + amounts + [parties[1]], index: logs.count)
                    )
                } else {
                    let amountIn = ABIValue.int(I256(bitPattern: swap.amountIn))
                    let amountOut = ABIValue.int(I256(bitPattern: .zero &- swap.amountOut))
                    let amounts = isZeroForOne ? [amountIn, amountOut] : [amountOut, amountIn]
                    logs.append(
                        try pool.log(
                            swap.pool.contract,
                            parties + amounts + [.uint(1), .uint(1), .int(0)],
                            index: logs.count
                        )
                    )
                }
            default: break
            }
        }
        return logs
    }
}
