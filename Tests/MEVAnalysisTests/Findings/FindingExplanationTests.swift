import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Explanations of findings")
struct FindingExplanationTests {
    private typealias Example = ExampleFindings

    @Test("of many parts only the first are named")
    func many() {
        var leg = Example.leg
        leg.victims = Array(repeating: leg.victims[0], count: 40)
        let finding = Example.finding(
            Sandwich(legs: [leg]),
            rule: "sandwich.pool",
            (0..<42).map { Example.part($0 == 0 ? .front : $0 == 41 ? .back : .victim, $0) }
        )
        let text = finding.explanation(Example.names)
        #expect(text.contains("transactions 0 (front), 1 (victim), 2 (victim), 3 (victim), 4 (victim) and 37 more."))
        #expect(text.contains("40 actions of others in 1 pool"))
        #expect(text.contains("35 more victims."))
        #expect(text.contains("Others lost at least 22.0 TOK."))
        #expect(text.utf8.count < 2_000)
        #expect(!text.contains("\n"))
    }

    @Test("tokens without names are told by their addresses, what spans blocks by the blocks")
    func plain() {
        #expect(Example.arbitrage.detail.explanation.hasSuffix("60000000000000000 wei more."))
        #expect(Example.sandwich.detail.explanation.contains("700 units of \(Example.token.checksummed())"))
        var front = Example.part(.front, 1)
        front.blockNumber = 99
        let finding = Example.finding(Mark(number: 3), rule: "mark", [front, Example.part(.back, 2)])
        let start =
            "Mark in block 100, transactions 1 of block 99 (front) and 2 of block 100 (back). It has the number 3. "
        #expect(finding.explanation().hasPrefix(start))
    }

    @Test("a sandwich")
    func sandwich() throws {
        let expected = """
            Sandwich in block 100, transactions 1 (front), 2 (victim) and 3 (back). The attacker swapped \
            before and after 1 action of others in 1 pool. In Uniswap V2 at \
            0xAAAA000000000000000000000000003211111111 it swapped 1.0 WETH for 7.0 TOK before, and 7.0 TOK for \
            1.06 WETH after. Victim 0xAAaa000000000000000000000000000911111111 swapped 2.0 WETH for 10.0 TOK \
            in transaction 2 and lost 0.55 TOK. 0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on \
            balance and gave 0.05 TOK, after 0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, \
            0.001 ETH of it for the beneficiary. Others lost at least 0.55 TOK. Confidence 80 %, by the rule \
            sandwich.pool.
            """
        #expect(Example.sandwich.explanation(Example.names) == expected)
    }

    @Test("liquidity just in time")
    func jit() throws {
        let expected = """
            JIT liquidity in block 100, transactions 1 (front), 2 (trigger) and 3 (back). Liquidity in 1 \
            position was added before 1 swap of others and taken after: 5.0 TOK for 1.0 WETH in transaction 2. \
            The one in Uniswap V4 at 0xaAAA000000000000000000000000003C11111111, ticks -60 to 60, earned 0.03 \
            TOK. 0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, \
            after 0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the \
            beneficiary. Confidence 80 %, by the rule jit.position.
            """
        #expect(Example.jit.explanation(Example.names) == expected)
    }

    @Test("an arbitrage")
    func arbitrage() throws {
        let expected = """
            Arbitrage in block 100, transaction 4. 1.0 ETH went through Uniswap V2 at \
            0xAAAA000000000000000000000000003211111111 and Uniswap V2 at \
            0xAAaA000000000000000000000000003311111111 and came back as 1.06 ETH, 0.06 ETH more. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule arbitrage.cycle.
            """
        #expect(Example.arbitrage.explanation(Example.names) == expected)
    }

    @Test("an attempt")
    func attempt() throws {
        let expected = """
            Arbitrage attempt in block 100, transaction 5. The whole transaction failed, so that nothing came \
            of this: 1.0 ETH went through Uniswap V2 at 0xAAAA000000000000000000000000003211111111 and Uniswap \
            V2 at 0xAAaA000000000000000000000000003311111111 and came back as 1.06 ETH, 0.06 ETH more. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule arbitrage.reverted.
            """
        #expect(Example.attempt.explanation(Example.names) == expected)
    }

    @Test("a backrun")
    func backrun() throws {
        let expected = """
            Backrun in block 100, transactions 3 (trigger) and 4 (back). Transaction 3, in which \
            0xAaaA000000000000000000000000000111111111 swapped 7.0 TOK for 1.0 WETH, had moved the price of \
            Uniswap V2 at 0xAAAA000000000000000000000000003211111111. 1.0 ETH went through Uniswap V2 at \
            0xAAAA000000000000000000000000003211111111 and Uniswap V2 at \
            0xAAaA000000000000000000000000003311111111 and came back as 1.06 ETH, 0.06 ETH more. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule backrun.same-pool.
            """
        #expect(Example.backrun.explanation(Example.names) == expected)
    }

    @Test("a liquidation")
    func liquidation() throws {
        let expected = """
            Liquidation in block 100, transactions 5 (trigger) and 6 (back). \
            0xAaaA000000000000000000000000000111111111 repaid 10.0 TOK for \
            0xAAaa000000000000000000000000000911111111 on Aave, and got 1.0 WETH of its collateral. Earlier in \
            the block a price was told to 0xaAAA000000000000000000000000004711111111. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule liquidation.oracle-backrun.
            """
        #expect(Example.liquidation.explanation(Example.names) == expected)
    }

    @Test("a fill")
    func fill() throws {
        let expected = """
            Solver fill in block 100, transaction 7. 0xAaaA000000000000000000000000000111111111 filled 1 order \
            on CoW Protocol: 7.0 TOK for 1.0 WETH. 0xAaaA000000000000000000000000000111111111 gained 0.04 ETH \
            on balance and gave 0.05 TOK, after 0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, \
            0.001 ETH of it for the beneficiary. Confidence 80 %, by the rule solver.settlement.
            """
        #expect(Example.fill.explanation(Example.names) == expected)
    }

    @Test("a resale")
    func resale() throws {
        let expected = """
            NFT arbitrage in block 100, transaction 8. Number 17 of 0xaAAa000000000000000000000000005b11111111 \
            was bought on Seaport from 0xAAaa000000000000000000000000000911111111 for 1.0 ETH, and sold on \
            Blur to 0xAAAa000000000000000000000000000811111111 for 2.0 ETH. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule nft.atomic.
            """
        #expect(Example.resale.explanation(Example.names) == expected)
    }

    @Test("an exploit")
    func exploit() throws {
        let expected = """
            Exploit in block 100, transaction 9. 0xAAAA000000000000000000000000003211111111 gave more of a \
            token in one transaction than ever: 50.0 TOK, where 2.0 TOK would be usual. It was done by \
            0xAaaA000000000000000000000000000111111111. It took 1 flash loan: 10.0 TOK from Aave. It was \
            prepared by role-change in block 90. That is an exploitation of critical severity. \
            0xAaaA000000000000000000000000000111111111 gained 0.04 ETH on balance and gave 0.05 TOK, after \
            0.02 ETH sent to the block's beneficiary; gas cost 0.003 ETH, 0.001 ETH of it for the beneficiary. \
            Confidence 80 %, by the rule exploit.token-out-cap.
            """
        #expect(Example.exploit.explanation(Example.names) == expected)
        let preparation = ExploitPattern(
            rule: .governance,
            contract: .test(50),
            account: .test(1),
            measure: ExploitMeasure(observed: 3, limit: 7_000)
        )
        let text = """
            0xAAAA000000000000000000000000003211111111 let votes or proposals take effect at once: 3, where 7000 \
            would be usual. It serves 0xAaaA000000000000000000000000000111111111. That is a preparation of high \
            severity.
            """
        #expect(preparation.explanation == text)
    }

    @Test("a whale")
    func whale() throws {
        let expected = """
            Whale movement in block 5, transaction 0. 0xAaaA000000000000000000000000000111111111 gave away 2.5 \
            TOK on balance, in 1 transfer from block 5 to 5 (amount). Confidence 100 %, by the rule \
            whale.movement.
            """
        #expect(try Example.whale().explanation(Example.names) == expected)
    }

    @Test("a smart trade")
    func smartTrade() throws {
        let expected = """
            Smart money trade in block 5, transaction 0. 0xAaaA000000000000000000000000000111111111 gave \
            0.000000000000000001 ETH for 1 units of 0xAAaA000000000000000000000000000B11111111, after 2 wins \
            and 0 losses in 2 assets: a win rate of about 58.3 %. Confidence 30.9 %, by the rule \
            smart-money.trade.
            """
        #expect(try #require(try Example.smartTrade()).explanation(Example.names) == expected)
    }
}
