import ChainDecoding
import MEVAnalysis
import Testing

/// One swap of each venue, from encoded events with and without the transfers that prove it.
@Suite("Events of venues")
struct VenueEventTests {
    private static let low = Address.test(100)
    private static let high = Address.test(200)
    private static let trader = Address.test(7)
    private static let pool = Address.test(500)
    private static let maker = Address.test(8)

    struct Case: Sendable, CustomStringConvertible {
        var venue: Venue
        var declaration: String
        var values: [ABIValue]
        /// The transfers come after the event.
        var movesAfter = false
        /// Whose tokens move.
        var account = VenueEventTests.pool
        var description: String { "\(venue): \(declaration)" }
    }

    private static func amount(_ value: Int64) -> ABIValue {
        value < 0 ? .int(I256(value)) : .uint(U256(UInt64(value)))
    }
    private static func int(_ value: Int64) -> ABIValue { .int(I256(value)) }
    private static let id = ABIValue.bytes(Bytes([UInt8](repeating: 1, count: 32)))

    /// 1000 of the low token go in, 900 of the high token go out.
    static let cases: [Case] = [
        Case(
            venue: .uniswapV2,
            declaration: """
                event Swap(address indexed sender, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)
                """,
            values: [.address(trader), amount(1000), amount(0), amount(0), amount(900), .address(trader)]
        ),
        Case(
            venue: .uniswapV2,
            declaration: """
                event Swap(address indexed sender, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)
                """,
            values: [.address(trader), amount(1000), amount(5), amount(0), amount(905), .address(trader)]
        ),
        Case(
            venue: .solidly,
            declaration: """
                event Swap(address indexed sender, address indexed to, uint256 a, uint256 b, uint256 c, uint256 d)
                """,
            values: [.address(trader), .address(trader), amount(1000), amount(0), amount(0), amount(900)]
        ),
        Case(
            venue: .uniswapV3,
            declaration: """
                event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, \
                uint160 sqrtPriceX96, uint128 liquidity, int24 tick)
                """,
            values: [.address(trader), .address(trader), int(1000), int(-900), amount(1 << 40), amount(77), int(-5)]
        ),
        Case(
            venue: .pancakeV3,
            declaration: """
                event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, \
                uint160 sqrtPriceX96, uint128 liquidity, int24 tick, uint128 fees0, uint128 fees1)
                """,
            values: [
                .address(trader), .address(trader), int(1000), int(-900), amount(1 << 40), amount(77), int(-5),
                amount(1), amount(0),
            ]
        ),
        Case(
            venue: .uniswapV4,
            declaration: """
                event Swap(bytes32 indexed id, address indexed sender, int128 amount0, int128 amount1, \
                uint160 sqrtPriceX96, uint128 liquidity, int24 tick, uint24 fee)
                """,
            values: [id, .address(trader), int(-1000), int(900), amount(1 << 40), amount(77), int(-5), amount(3000)],
            movesAfter: true
        ),
        Case(
            venue: .balancerV1,
            declaration: """
                event LOG_SWAP(address indexed caller, address indexed tokenIn, address indexed tokenOut, \
                uint256 tokenAmountIn, uint256 tokenAmountOut)
                """,
            values: [.address(trader), .address(low), .address(high), amount(1000), amount(900)],
            movesAfter: true
        ),
        Case(
            venue: .balancerV2,
            declaration: """
                event Swap(bytes32 indexed poolId, address indexed tokenIn, address indexed tokenOut, \
                uint256 amountIn, uint256 amountOut)
                """,
            values: [id, .address(low), .address(high), amount(1000), amount(900)],
            movesAfter: true
        ),
        Case(
            venue: .balancerV3,
            declaration: """
                event Swap(address indexed pool, address indexed tokenIn, address indexed tokenOut, uint256 amountIn, \
                uint256 amountOut, uint256 swapFeePercentage, uint256 swapFeeAmount)
                """,
            values: [
                .address(.test(55)), .address(low), .address(high), amount(1000), amount(900), amount(1), amount(1),
            ],
            movesAfter: true
        ),
        Case(
            venue: .curve,
            declaration: """
                event TokenExchange(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id, \
                uint256 tokens_bought)
                """,
            values: [.address(trader), int(0), amount(1000), int(1), amount(900)]
        ),
        Case(
            venue: .curve,
            declaration: """
                event TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold, uint256 bought_id, \
                uint256 tokens_bought)
                """,
            values: [.address(trader), amount(0), amount(1000), amount(1), amount(900)]
        ),
        Case(
            venue: .curve,
            declaration: """
                event TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold, uint256 bought_id, \
                uint256 tokens_bought, uint256 fee, uint256 packed_price_scale)
                """,
            values: [.address(trader), amount(0), amount(1000), amount(1), amount(900), amount(1), amount(1)]
        ),
        Case(
            venue: .curve,
            declaration: """
                event TokenExchangeUnderlying(address indexed buyer, int128 sold_id, uint256 tokens_sold, \
                int128 bought_id, uint256 tokens_bought)
                """,
            values: [.address(trader), int(0), amount(1000), int(1), amount(900)]
        ),
        Case(
            venue: .maverick,
            declaration: """
                event Swap(address sender, address recipient, bool tokenAIn, bool exactOutput, uint256 amountIn, \
                uint256 amountOut, int32 activeTick)
                """,
            values: [.address(trader), .address(trader), .bool(true), .bool(false), amount(1000), amount(900), int(3)]
        ),
        Case(
            venue: .dodo,
            declaration: """
                event DODOSwap(address fromToken, address toToken, uint256 fromAmount, uint256 toAmount, \
                address trader, address receiver)
                """,
            values: [
                .address(low), .address(high), amount(1000), amount(900), .address(trader), .address(trader),
            ]
        ),
        Case(
            venue: .bancor,
            declaration: """
                event Conversion(address indexed anchor, address indexed fromToken, address indexed toToken, \
                uint256 fromAmount, uint256 toAmount, address trader)
                """,
            values: [
                .address(.test(3)), .address(low), .address(high), amount(1000), amount(900), .address(trader),
            ]
        ),
        Case(
            venue: .zeroEx,
            declaration: """
                event RfqOrderFilled(bytes32 orderHash, address maker, address taker, address makerToken, \
                address takerToken, uint128 takerFilled, uint128 makerFilled, bytes32 pool)
                """,
            values: [
                id, .address(maker), .address(trader), .address(high), .address(low), amount(1000), amount(900), id,
            ],
            account: maker
        ),
        Case(
            venue: .oneInch,
            declaration: "event OrderFilled(address indexed maker, bytes32 orderHash, uint256 remaining)",
            values: [.address(maker), id, amount(0)],
            account: maker
        ),
    ]

    private func logs(_ example: Case, moving: Bool) throws -> [LogRecord] {
        var logs: [LogRecord] = []
        if moving {
            logs.append(.transfer(Self.low, Self.trader, example.account, 1000, index: 10))
            logs.append(.transfer(Self.high, example.account, Self.trader, 900, index: 11))
        }
        let event = try EncodedEvent(example.declaration)
            .log(Self.pool, example.values, index: example.movesAfter ? 9 : 12)
        logs.insert(event, at: example.movesAfter ? 0 : logs.count)
        return logs
    }

    @Test("tell a swap where both tokens moved", arguments: cases)
    func proven(example: Case) throws {
        let transaction = TransactionRecord(
            index: 3,
            hash: .zero,
            sender: .test(1),
            recipient: .test(2),
            logs: try logs(example, moving: true)
        )
        let stream = ActionDecoder().actions(of: transaction, at: 0)
        #expect(stream.swaps.count == 1)
        let swap = try #require(stream.swaps.first)
        #expect(swap.venue == example.venue)
        #expect(swap.tokenIn == Self.low && swap.amountIn == 1000)
        #expect(swap.tokenOut == Self.high && swap.amountOut == 900)
        #expect(swap.payer == Self.trader && swap.recipient == Self.trader)
        #expect(swap.evidence.isSuperset(of: [.event, .inflow, .outflow]))
        #expect(swap.origin.logIndex == (example.movesAfter ? 9 : 12))
        #expect(swap.origin.order == (example.movesAfter ? 0 : 2))
        #expect(stream.transfers.count == 2)
        #expect(stream.actions.map(\.origin.order) == [0, 1, 2])
    }

    @Test("tell nothing where no tokens moved", arguments: cases)
    func spoofed(example: Case) throws {
        let transaction = TransactionRecord(index: 3, hash: .zero, logs: try logs(example, moving: false))
        #expect(ActionDecoder().actions(of: transaction, at: 0).isEmpty)
    }

    @Test("tell nothing where one token moved", arguments: cases)
    func half(example: Case) throws {
        var logs = try logs(example, moving: true)
        logs.removeAll { $0.index == 11 }
        let transaction = TransactionRecord(index: 3, hash: .zero, logs: logs)
        #expect(ActionDecoder().actions(of: transaction, at: 0).swaps.isEmpty)
    }

    @Test("have no state when they overstate, nor trap when their data are cut", arguments: cases)
    func truncated(example: Case) throws {
        var logs = try logs(example, moving: true)
        let place = try #require(logs.firstIndex { $0.log.address == Self.pool })
        let data = logs[place].log.data
        for count in 0..<data.count {
            logs[place].log.data = data.slice(0..<count) ?? Bytes()
            let transaction = TransactionRecord(index: 3, hash: .zero, logs: logs)
            let swaps = ActionDecoder().actions(of: transaction, at: 0).swaps
            #expect(swaps.allSatisfy { $0.venue == .unknown })
        }
    }

    @Test("have the topics that chains have")
    func topics() throws {
        // The first and last bytes, as chains show them.
        let known: [(String, String, String)] = [
            ("Swap(address,uint256,uint256,uint256,uint256,address)", "d78ad95f", "d822"),
            ("Swap(address,address,int256,int256,uint160,uint128,int24)", "c42079f9", "ca67"),
            ("Swap(address,address,int256,int256,uint160,uint128,int24,uint128,uint128)", "19b47279", "dc83"),
            ("Swap(bytes32,address,int128,int128,uint160,uint128,int24,uint24)", "40e9cecb", "112f"),
            ("ModifyLiquidity(bytes32,address,int24,int24,int256,bytes32)", "f208f491", "d5ec"),
            ("Swap(bytes32,address,address,uint256,uint256)", "2170c741", "207b"),
            ("Swap(address,address,address,uint256,uint256,uint256,uint256)", "0874b2d5", "09db"),
            ("LOG_SWAP(address,address,address,uint256,uint256)", "908fb5ee", "3378"),
            ("TokenExchange(address,int128,uint256,int128,uint256)", "8b3e96f2", "7140"),
            ("TokenExchange(address,uint256,uint256,uint256,uint256)", "b2e76ae9", "cc98"),
            ("TokenExchange(address,uint256,uint256,uint256,uint256,uint256,uint256)", "143f1f8e", "f29c"),
            ("TokenExchangeUnderlying(address,int128,uint256,int128,uint256)", "d013ca23", "d90b"),
            ("LiquidationCall(address,address,address,uint256,uint256,address,bool)", "e413a321", "5286"),
            ("LiquidateBorrow(address,address,uint256,address,uint256)", "298637f6", "bb52"),
            ("AbsorbDebt(address,address,uint256,uint256)", "1547a878", "f62f"),
            ("AbsorbCollateral(address,address,address,uint256,uint256)", "9850ab1a", "412e"),
            ("BuyCollateral(address,address,uint256,uint256)", "f891b2a4", "046b"),
            ("Take(uint256,uint256,uint256,uint256,uint256,uint256,address)", "05e309fd", "86b1"),
            ("Liquidate(bytes32,address,address,uint256,uint256,uint256,uint256,uint256)", "a4946ede", "7e41"),
            ("FlashLoan(address,address,uint256,uint256)", "0d7d75e0", "95f0"),
            ("FlashLoan(address,address,address,uint256,uint256,uint16)", "631042c8", "68ac"),
            ("FlashLoan(address,address,address,uint256,uint8,uint256,uint16)", "efefaba5", "d6f0"),
            ("Swap(address,address,uint256,uint256,uint256,uint256)", "b3e27736", "f75b"),
            ("Swap(address,address,bool,bool,uint256,uint256,int32)", "3b841dc9", "f713"),
            ("DODOSwap(address,address,uint256,uint256,address,address)", "c2c0245e", "7b0f"),
            ("Trade(address,address,address,uint256,uint256,uint256,bytes)", "a07a543a", "cc17"),
            ("Settlement(address)", "40338ce1", "9db4"),
            ("OrderFilled(address,bytes32,uint256)", "b9ed0243", "4f02"),
            ("OrderFilled(bytes32,uint256)", "fec33135", "7e07"),
            (
                """
                OrderFulfilled(bytes32,address,address,address,(uint8,address,uint256,uint256)[],\
                (uint8,address,uint256,uint256,address)[])
                """, "9d9af8e3", "6f31"
            ),
            (
                """
                OrdersMatched(address,address,(address,uint8,address,address,uint256,uint256,address,uint256,uint256,\
                uint256,(uint16,address)[],uint256,bytes),bytes32,(address,uint8,address,address,uint256,uint256,\
                address,uint256,uint256,uint256,(uint16,address)[],uint256,bytes),bytes32)
                """, "61cbb2a3", "2f64"
            ),
            ("PunkBought(uint256,uint256,address,address)", "58e5d5a5", "b9e3"),
        ]
        for (signature, first, last) in known {
            let topic = Keccak256.hash(signature).description
            #expect(topic.hasPrefix("0x" + first) && topic.hasSuffix(last), "\(signature)")
        }
    }
}
