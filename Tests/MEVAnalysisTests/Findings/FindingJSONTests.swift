import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Findings as JSON")
struct FindingJSONTests {
    private typealias Example = ExampleFindings

    @Test("a finding has all that is known of it, and a version")
    func whole() throws {
        let header = """
            {"schema":1,"id":"0x55534f849e1f994513940d4cee1610e0e12cb98beaee9bd6c185b50bc1161eb6",\
            "kind":"sandwich","rule":"sandwich.pool","confidence":800,"blockNumber":100,\
            "blockHash":"0x0000000000000000000000000000000000000000000000000000000000000064",\
            "transactions":[{"role":"front","block":100,"index":1,\
            "hash":"0x0000000000000000000000000000000000000000000000010000000000000001","logs":[10],\
            "calls":[1]},{"role":"victim","block":100,"index":2,\
            "hash":"0x0000000000000000000000000000000000000000000000010000000000000002","logs":[20],\
            "calls":[2]},{"role":"back","block":100,"index":3,\
            "hash":"0x0000000000000000000000000000000000000000000000010000000000000003","logs":[30],\
            "calls":[3]}],"party":["0xAaaA000000000000000000000000000111111111"],\
            "profit":{"nets":[{"token":"0xaAAa000000000000000000000000C0dE11111111","id":null,"net":"-5"},\
            {"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","id":null,"net":"40000000000000000"}],\
            "gasFee":"3000000000000000","priorityFee":"1000000000000000",\
            "beneficiaryPayment":"20000000000000000"}
            """
        #expect(Example.sandwich.json == "\(header),\"detail\":\(Example.sandwich.detail.json)}")
        #expect(header.contains("\"schema\":\(AnyFinding.schemaVersion),"))
        _ = try JSONSerialization.jsonObject(with: Data(Example.sandwich.json.utf8))
    }

    @Test("what is not known is null, and texts are escaped")
    func unknown() throws {
        let finding = Finding(
            Arbitrage(cycles: []),
            in: BlockRecord(number: 1),
            rule: "a \"rule\"",
            confidence: .candidate,
            transactions: []
        )
        let json = AnyFinding(finding).json
        #expect(json.contains(#""rule":"a \"rule\"","confidence":500,"blockNumber":1,"blockHash":null"#))
        #expect(json.hasSuffix(#""transactions":[],"party":[],"profit":null,"detail":{"cycles":[]}}"#))
    }

    @Test("a sandwich")
    func sandwich() throws {
        let expected = """
            {"legs":[{"venue":"uniswapV2","pool":{"contract":"0xAAAA000000000000000000000000003211111111",\
            "id":null},"tokenIn":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2",\
            "tokenOut":"0xaAAa000000000000000000000000C0dE11111111","fronts":[{"transaction":1,\
            "amountIn":"1000000000000000000","amountOut":"700","logs":[10],"calls":[1]}],\
            "backs":[{"transaction":3,"amountIn":"700","amountOut":"1060000000000000000","logs":[30],\
            "calls":[3]}],"victims":[{"transaction":2,"action":"swap",\
            "account":"0xAAaa000000000000000000000000000911111111","amountIn":"2000000000000000000",\
            "amountOut":"1000","loss":{"token":"0xaAAa000000000000000000000000C0dE11111111","atLeast":"55",\
            "atMost":"55","withoutAttack":"1055","basis":"replay"},"log":20,"call":null}]}],"positions":[]}
            """
        #expect(Example.sandwich.detail.json == expected)
    }

    @Test("liquidity just in time")
    func jit() throws {
        let expected = """
            {"positions":[{"venue":"uniswapV4","pool":{"contract":"0xaAAA000000000000000000000000003C11111111",\
            "id":"0x0000000000000000000000000000000000000000000000000000000000000007"},\
            "owner":"0xAaaA000000000000000000000000000111111111","tickLower":-60,"tickUpper":60,\
            "transactions":[1,3],"liquidityAdded":"900","liquidityTaken":"900",\
            "deposited":[{"token":"0xaAAa000000000000000000000000C0dE11111111","amount":"100"}],\
            "withdrawn":[{"token":"0xaAAa000000000000000000000000C0dE11111111","amount":"103"}],\
            "fees":[{"token":"0xaAAa000000000000000000000000C0dE11111111","amount":"3"}]}],\
            "swaps":[{"transaction":2,"swap":{"venue":"uniswapV2",\
            "pool":{"contract":"0xaAAA000000000000000000000000003C11111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"500",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1000000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":60,"call":3}}]}
            """
        #expect(Example.jit.detail.json == expected)
    }

    @Test("an arbitrage")
    func arbitrage() throws {
        let expected = """
            {"cycles":[{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","amountIn":"1000000000000000000",\
            "amountOut":"1060000000000000000","gain":"60000000000000000","swaps":[{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAAA000000000000000000000000003211111111","id":null},\
            "tokenIn":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountIn":"1000000000000000000",\
            "tokenOut":"0xaAAa000000000000000000000000C0dE11111111","amountOut":"700",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":50,"call":3},{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAaA000000000000000000000000003311111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"700",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1060000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":51,"call":3}]}]}
            """
        #expect(Example.arbitrage.detail.json == expected)
    }

    @Test("an attempt")
    func attempt() throws {
        let expected = """
            {"transactionFailed":true,"cycles":[{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE",\
            "amountIn":"1000000000000000000","amountOut":"1060000000000000000","gain":"60000000000000000",\
            "swaps":[{"venue":"uniswapV2","pool":{"contract":"0xAAAA000000000000000000000000003211111111",\
            "id":null},"tokenIn":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountIn":"1000000000000000000",\
            "tokenOut":"0xaAAa000000000000000000000000C0dE11111111","amountOut":"700",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":50,"call":3},{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAaA000000000000000000000000003311111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"700",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1060000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":51,"call":3}]}]}
            """
        #expect(Example.attempt.detail.json == expected)
    }

    @Test("a backrun")
    func backrun() throws {
        let expected = """
            {"links":[{"transaction":3,"trigger":{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAAA000000000000000000000000003211111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"700",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1000000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":50,"call":3},\
            "response":{"venue":"uniswapV2","pool":{"contract":"0xAAAA000000000000000000000000003211111111",\
            "id":null},"tokenIn":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountIn":"1000000000000000000",\
            "tokenOut":"0xaAAa000000000000000000000000C0dE11111111","amountOut":"700",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":50,"call":3}}],\
            "cycles":[{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","amountIn":"1000000000000000000",\
            "amountOut":"1060000000000000000","gain":"60000000000000000","swaps":[{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAAA000000000000000000000000003211111111","id":null},\
            "tokenIn":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountIn":"1000000000000000000",\
            "tokenOut":"0xaAAa000000000000000000000000C0dE11111111","amountOut":"700",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":50,"call":3},{"venue":"uniswapV2",\
            "pool":{"contract":"0xAAaA000000000000000000000000003311111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"700",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1060000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":51,"call":3}]}]}
            """
        #expect(Example.backrun.detail.json == expected)
    }

    @Test("a liquidation")
    func liquidation() throws {
        let expected = """
            {"liquidations":[{"venue":"aave","market":{"contract":"0xaAAA000000000000000000000000004611111111",\
            "id":null},"liquidator":"0xAaaA000000000000000000000000000111111111",\
            "borrower":"0xAAaa000000000000000000000000000911111111",\
            "debt":{"token":"0xaAAa000000000000000000000000C0dE11111111","amount":"1000"},\
            "collateral":{"token":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amount":"1000000000000000000"},\
            "log":60,"call":null}],"oracleUpdates":[{"feed":"0xaAAA000000000000000000000000004711111111",\
            "transaction":5,"answer":"-2","log":50,"call":null,"confidence":1000}]}
            """
        #expect(Example.liquidation.detail.json == expected)
    }

    @Test("a fill")
    func fill() throws {
        let expected = """
            {"venue":"cow","contract":"0xaaaA000000000000000000000000005011111111",\
            "solver":"0xAaaA000000000000000000000000000111111111","orders":[{"venue":"uniswapV2",\
            "pool":{"contract":"0xaaaA000000000000000000000000005011111111","id":null},\
            "tokenIn":"0xaAAa000000000000000000000000C0dE11111111","amountIn":"700",\
            "tokenOut":"0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2","amountOut":"1000000000000000000",\
            "payer":"0xAaaA000000000000000000000000000111111111",\
            "recipient":"0xAAAa000000000000000000000000000211111111","log":80,"call":3}]}
            """
        #expect(Example.fill.detail.json == expected)
    }

    @Test("a resale")
    func resale() throws {
        let expected = """
            {"resales":[{"bought":{"venue":"seaport","exchange":"0xAaaa000000000000000000000000005a11111111",\
            "seller":"0xAAaa000000000000000000000000000911111111",\
            "buyer":"0xAaaA000000000000000000000000000111111111",\
            "token":"0xaAAa000000000000000000000000005b11111111","id":"17","count":"1",\
            "price":{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","amount":"1000000000000000000"},\
            "log":80,"call":null},"sold":{"venue":"blur",\
            "exchange":"0xAaaa000000000000000000000000005a11111111",\
            "seller":"0xAaaA000000000000000000000000000111111111",\
            "buyer":"0xAAAa000000000000000000000000000811111111",\
            "token":"0xaAAa000000000000000000000000005b11111111","id":"17","count":"1",\
            "price":{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","amount":"2000000000000000000"},\
            "log":80,"call":null},"gain":"1000000000000000000"}]}
            """
        #expect(Example.resale.detail.json == expected)
    }

    @Test("an exploit")
    func exploit() throws {
        let expected = """
            {"rule":"token-out-cap","severity":"critical","stage":"exploitation",\
            "contract":"0xAAAA000000000000000000000000003211111111",\
            "account":"0xAaaA000000000000000000000000000111111111",\
            "measure":{"asset":{"token":"0xaAAa000000000000000000000000C0dE11111111","id":null},\
            "observed":"5000","limit":"200"},"flashLoans":[{"venue":"aave",\
            "lender":"0xAAaA000000000000000000000000003311111111",\
            "borrower":"0xAAAa000000000000000000000000000211111111",\
            "token":"0xaAAa000000000000000000000000C0dE11111111","amount":"1000","fee":"1","log":90,\
            "call":null}],"preparations":[{"rule":"role-change","block":90,\
            "transaction":"0x0000000000000000000000000000000000000000000000000000000000000009"}]}
            """
        #expect(Example.exploit.detail.json == expected)
        let zero = Address.zero.checksummed()
        let least = #"{"rule":"drain","severity":"critical","stage":"exploitation","contract":"\#(zero)","#
        let rest = #""account":null,"measure":null,"flashLoans":[],"preparations":[]}"#
        #expect(ExploitPattern(rule: .drain, contract: .zero).json == least + rest)
    }

    @Test("a whale")
    func whale() throws {
        let expected = """
            {"entity":"0xAaaA000000000000000000000000000111111111","category":null,\
            "asset":{"token":"0xaAAa000000000000000000000000C0dE11111111","id":null},\
            "direction":"distribution","amount":"250","received":"0","sent":"250","transferCount":1,\
            "firstBlock":5,"lastBlock":5,"criteria":[{"kind":"amount","amount":"100"}],"isSplit":false,\
            "transfers":[{"block":5,"index":0,\
            "transaction":"0x0000000000000005000000000000000000000000000000000000000000000001",\
            "account":"0xAaaA000000000000000000000000000111111111",\
            "counterparty":"0xAAAa000000000000000000000000000211111111","counterpartyCategory":null,\
            "isIncoming":false,"amount":"250","log":0,"call":null}]}
            """
        #expect(try Example.whale().detail.json == expected)
    }

    @Test("a smart trade")
    func smartTrade() throws {
        let expected = """
            {"trader":"0xAaaA000000000000000000000000000111111111",\
            "account":"0xAaaA000000000000000000000000000111111111",\
            "given":{"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","id":null},"givenAmount":"1",\
            "got":{"token":"0xAAaA000000000000000000000000000B11111111","id":null},"gotAmount":"1",\
            "pools":[{"contract":"0xAAaA000000000000000000000000038411111111","id":null}],"logs":[9],\
            "calls":[],"wins":2,"losses":0,"winRateMillionths":583333,"fifoProfit":"100",\
            "averageCostProfit":"100","decayedProfit":"100","assetCount":2,"firstEntries":0}
            """
        #expect(try #require(try Example.smartTrade()).detail.json == expected)
    }
}
