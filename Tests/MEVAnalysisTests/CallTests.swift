import ChainDecoding
import MEVAnalysis
import Testing

/// What calls tell, from encoded calldata.
@Suite("Calls")
struct CallTests {
    private let weth = ChainContracts.ethereum.wrappedNativeToken
    private let pool = Address.test(500)
    private let trader = Address.test(7)

    private func calldata(_ signature: String, _ words: [U256]) -> Bytes {
        Bytes(Selector(signature: signature).bytes + words.flatMap(\.bigEndianBytes))
    }

    private func word(_ address: Address) -> U256 { address.withSpan { U256(bigEndian: $0) } ?? .zero }

    private func transfer(_ token: Address, _ from: Address, _ to: Address, _ amount: U256, depth: Int) -> CallRecord {
        CallRecord(
            kind: .call,
            from: from,
            to: token,
            input: calldata("transfer(address,uint256)", [word(to), amount]),
            output: Bytes(U256.one.bigEndianBytes),
            depth: depth
        )
    }

    /// A trader that swaps 1000 for 900 in a pair, inside of a call of its own.
    private var swapCalls: [CallRecord] {
        [
            CallRecord(kind: .call, from: .test(1), to: trader, input: Bytes([1, 2, 3, 4]), depth: 0),
            CallRecord(kind: .call, from: trader, to: trader, input: Bytes([1, 2, 3, 5]), depth: 1),
            transfer(.test(100), trader, pool, 1000, depth: 2),
            CallRecord(
                kind: .call,
                from: trader,
                to: pool,
                input: calldata("swap(uint256,uint256,address,bytes)", [0, 900, word(trader), 128, 0]),
                depth: 2
            ),
            transfer(.test(200), pool, trader, 900, depth: 3),
        ]
    }

    private func transaction(_ calls: [CallRecord], succeeded: Bool = true) -> TransactionRecord {
        TransactionRecord(
            index: 0,
            hash: .zero,
            sender: .test(1),
            recipient: trader,
            succeeded: succeeded,
            calls: calls
        )
    }

    @Test("tell a swap and where it is")
    func swap() throws {
        let transaction = transaction(swapCalls)
        let stream = ActionDecoder().actions(of: transaction, at: 5)
        #expect(stream.transaction == 5)
        #expect(stream.transfers.map(\.origin.order) == [0, 1])
        let swap = try #require(stream.swaps.first)
        #expect(stream.swaps.count == 1)
        #expect(swap.pool == PoolID(pool) && swap.amountIn == 1000 && swap.amountOut == 900)
        #expect(swap.evidence == [.call, .inflow, .outflow])
        #expect(swap.origin.call.map(transaction.traceAddress) == [0, 1])
    }

    @Test("that a failure around them took back are tried, not done")
    func innerRevert() {
        var calls = swapCalls
        calls[1].succeeded = false
        let actions = ActionDecoder().actions(of: BlockRecord(number: 1, transactions: [transaction(calls)]))
        #expect(actions.streams.count == 1 && actions.streams[0].isEmpty)
        #expect(actions.attempts.flatMap(\.swaps).count == 1)
    }

    @Test("of a transaction that failed are tried, not done")
    func outerRevert() {
        var calls = swapCalls
        calls[0].succeeded = false
        let actions = ActionDecoder()
            .actions(of: BlockRecord(number: 1, transactions: [transaction(calls, succeeded: false)]))
        #expect(actions.streams[0].isEmpty)
        #expect(actions.attempts.map(\.transaction) == [0])
        #expect(actions.attempts.flatMap(\.swaps).count == 1)
    }

    @Test("of a pool that refuses its own swap are tried, not done")
    func refusedSwap() throws {
        var calls = swapCalls
        let place = try #require(calls.firstIndex { $0.to == pool })
        calls[place].succeeded = false
        let actions = ActionDecoder().actions(of: BlockRecord(number: 1, transactions: [transaction(calls)]))
        #expect(actions.streams[0].swaps.isEmpty)
        #expect(actions.attempts.count == 1)
    }

    @Test("of a token that refuses move nothing")
    func refusal() {
        var calls = swapCalls
        calls[2].output = Bytes(U256.zero.bigEndianBytes)
        #expect(ActionDecoder().actions(of: transaction(calls), at: 0).swaps.isEmpty)
    }

    @Test("that a proxy passes on count once")
    func proxies() {
        var calls = swapCalls
        calls[2].depth = 2
        var delegated = calls[2]
        delegated.kind = .delegateCall
        delegated.depth = 3
        var forwarded = calls[2]
        forwarded.to = .test(101)
        forwarded.depth = 3
        calls.insert(contentsOf: [delegated, forwarded], at: 3)
        let stream = ActionDecoder().actions(of: transaction(calls), at: 0)
        #expect(stream.transfers.count == 2)
        #expect(stream.swaps.count == 1)
    }

    @Test("with dirty addresses and a cut tail are read as the machine does")
    func dirtyCalldata() {
        var call = transfer(.test(100), trader, pool, 1000, depth: 0)
        let dirty = word(pool) | U256(UInt64.max) << 192
        call.input = Bytes(Array(calldata("transfer(address,uint256)", [dirty, 0x0100 << 240]).array.prefix(38)))
        let stream = ActionDecoder().actions(of: transaction([call]), at: 0)
        #expect(stream.transfers.map(\.to) == [pool])
        #expect(stream.transfers.map(\.amount) == [0x0100 << 240])
    }

    @Test("wrap and unwrap the native token, which nets to nothing as one value")
    func wrapping() {
        let calls = [
            CallRecord(kind: .call, from: .test(1), to: trader, value: 5, depth: 0),
            CallRecord(
                kind: .call,
                from: trader,
                to: weth,
                value: 5,
                input: calldata("deposit()", []),
                depth: 1
            ),
            CallRecord(kind: .call, from: trader, to: weth, input: calldata("withdraw(uint256)", [2]), depth: 1),
            CallRecord(kind: .call, from: weth, to: trader, value: 2, depth: 2),
        ]
        let stream = ActionDecoder().actions(of: transaction(calls), at: 0)
        #expect(stream.transfers.map(\.kind) == [.transfer, .transfer, .wrap, .transfer, .unwrap])
        let flow = TokenFlow(stream.transfers)
        #expect(flow.net(of: trader, in: .native) == I256(Int64(2)))
        #expect(flow.net(of: trader, in: Asset(token: weth)) == I256(Int64(3)))
        let merged = TokenFlow(stream.transfers, asNative: [weth])
        #expect(merged.net(of: trader, in: .native) == I256(Int64(5)))
        #expect(merged.net(of: weth, in: .native).isZero)
    }

    @Test("of Uniswap V4 name the pool and its tokens")
    func uniswapV4() throws {
        let manager = ChainContracts.ethereum.vaults[2]
        let key = [U256.zero, word(.test(200)), 3000, 60, U256.zero]
        let delta = (U256.zero &- 1000) << 128 | 900
        let call = CallRecord(
            kind: .call,
            from: trader,
            to: manager,
            input: calldata(
                "swap((address,address,uint24,int24,address),(bool,int256,uint160),bytes)",
                key + [1, U256.zero &- 1000, 4_295_128_740, 288, 0]
            ),
            output: Bytes(delta.bigEndianBytes),
            depth: 0
        )
        let swap = try #require(ActionDecoder().actions(of: transaction([call]), at: 0).swaps.first)
        #expect(swap.tokenIn == .nativeToken && swap.amountIn == 1000)
        #expect(swap.tokenOut == .test(200) && swap.amountOut == 900)
        #expect(swap.pool.id == Keccak256.hash(key.flatMap(\.bigEndianBytes)))
    }
}
