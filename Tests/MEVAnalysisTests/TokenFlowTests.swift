import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Token flow")
struct TokenFlowTests {
    private let weth = ChainContracts.ethereum.wrappedNativeToken

    private func transfer(_ from: UInt64, _ to: UInt64, _ amount: U256, of token: UInt64 = 900) -> AssetTransfer {
        AssetTransfer(
            token: .test(token),
            amount: amount,
            from: .test(from),
            to: .test(to),
            origin: ActionOrigin(order: 0)
        )
    }

    @Test("nets what each account got and gave, and sums to zero")
    func nets() {
        let flow = TokenFlow([transfer(1, 2, 10), transfer(2, 3, 7), transfer(3, 1, 2), transfer(2, 2, 5)])
        #expect(flow.net(of: .test(1), in: Asset(token: .test(900))) == I256(Int64(-8)))
        #expect(flow.net(of: .test(2), in: Asset(token: .test(900))) == I256(Int64(3)))
        #expect(flow.net(of: .test(3), in: Asset(token: .test(900))) == I256(Int64(5)))
        #expect(flow.net(of: .test(4), in: Asset(token: .test(900))).isZero)
        #expect(flow.balances.count == 3)
    }

    @Test("of random transfers sums to zero per asset")
    func randomNets() {
        let seed: UInt64 = 0x5eed
        print("token flow: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let transfers = (0..<200)
                .map { _ in
                    transfer(
                        .random(in: 1...12, using: &random),
                        .random(in: 1...12, using: &random),
                        U256(UInt64.random(in: 0...9, using: &random)) &<< Int.random(in: 0...240, using: &random),
                        of: .random(in: 900...903, using: &random)
                    )
                }
            let flow = TokenFlow(transfers)
            #expect(flow.overflowingAssets.isEmpty)
            for asset in flow.assets {
                let sum = flow.balances.filter { $0.asset == asset }.reduce(I256.zero) { $0 &+ $1.net }
                #expect(sum.isZero)
            }
            for account in flow.accounts {
                #expect(Array(flow.balances(of: account)) == flow.balances.filter { $0.account == account })
            }
        }
    }

    @Test("tells assets that overflow, and keeps the others exact")
    func overflow() {
        let flow = TokenFlow([transfer(1, 2, .max), transfer(1, 2, 1), transfer(1, 2, 5, of: 901)])
        #expect(flow.overflowingAssets == [Asset(token: .test(900))])
        #expect(flow.balances.map(\.net) == [I256(Int64(-5)), I256(Int64(5))])
    }

    @Test("counts wrapped as native token where wanted")
    func wrapped() {
        let origin = ActionOrigin(order: 0)
        let transfers = [
            AssetTransfer(
                assetKind: .native,
                token: .nativeToken,
                amount: 5,
                from: .test(1),
                to: weth,
                origin: origin
            ),
            AssetTransfer(kind: .wrap, token: weth, amount: 5, from: weth, to: .test(1), origin: origin),
        ]
        #expect(TokenFlow(transfers).balances.count == 4)
        #expect(TokenFlow(transfers, asNative: [weth]).balances.isEmpty)
    }

    @Test("finds accounts among which value goes round")
    func components() {
        let flow = TokenFlow([
            transfer(1, 2, 1), transfer(2, 3, 1), transfer(3, 1, 1), transfer(3, 4, 1), transfer(5, 4, 1),
        ])
        let components = flow.components()
        #expect(components.count == 3)
        let first = components.members().first { $0.count > 1 }
        #expect(first.map { $0.map { flow.accounts[$0] } } == [.test(1), .test(2), .test(3)])
        for edge in flow.edges { #expect(components.numbers[edge.from] >= components.numbers[edge.to]) }
    }

    @Test("has components as reachability says, and no depth of it traps")
    func randomComponents() {
        let seed: UInt64 = 0xc0de
        print("components: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let transfers = (0..<20)
                .map { _ in
                    transfer(.random(in: 1...12, using: &random), .random(in: 1...12, using: &random), 1)
                }
            let flow = TokenFlow(transfers)
            let numbers = flow.components().numbers
            let reachable = reachability(of: flow)
            for left in flow.accounts.indices {
                for right in flow.accounts.indices where left != right {
                    #expect((numbers[left] == numbers[right]) == (reachable[left][right] && reachable[right][left]))
                }
            }
        }
        let ring = (0..<50_000).map { transfer(UInt64($0) + 1, UInt64(($0 + 1) % 50_000) + 1, 1) }
        #expect(TokenFlow(ring).components().count == 1)
    }

    private func reachability(of flow: TokenFlow) -> [[Bool]] {
        let count = flow.accounts.count
        var reachable = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for edge in flow.edges { reachable[edge.from][edge.to] = true }
        for middle in 0..<count {
            for from in 0..<count where reachable[from][middle] {
                for to in 0..<count where reachable[middle][to] { reachable[from][to] = true }
            }
        }
        return reachable
    }
}
