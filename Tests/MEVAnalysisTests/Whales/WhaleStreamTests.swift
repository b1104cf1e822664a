import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Whales in streams")
struct WhaleStreamTests {
    private static let tokens = (1...3).map { Address.test($0) }
    private static let labels = InMemoryLabelDirectory([
        Label(.test(10), category: .exchange, entity: "Acme", source: "list"),
        Label(.test(11), category: .exchange, entity: "Acme", source: "list"),
        Label(.test(12), entity: "Fund", source: "list"),
        Label(.test(13), entity: "Fund", source: "list", firstBlock: 30),
    ])

    private func tracker(scale: U256 = 1) -> WhaleTracker {
        let thresholds = WhaleThresholds(
            amounts: [Asset(token: Self.tokens[0]): scale &* 300, .native: scale &* 200],
            value: .init(scale &* 500, in: Asset(token: Self.tokens[1])),
            depthMillionths: 300_000
        )
        return WhaleTracker(
            thresholds: thresholds,
            limits: WhaleLimits(
                windowBlocks: 6,
                maximumParts: 20,
                maximumPositions: 40,
                maximumEvidence: 2,
                rankingCapacity: 3,
                reorgDepth: 12
            ),
            labels: Self.labels
        )
    }

    private func blocks(
        _ numbers: ClosedRange<UInt64>,
        fork: UInt8 = 0,
        scale: U256 = 1,
        using random: inout SeededGenerator
    ) -> [ScriptedMoves] {
        numbers.map { number in
            var block = ScriptedMoves(number, fork: fork)
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let amount = scale &* U256(UInt64.random(in: 0...400, using: &random))
                let accounts = (0..<2).map { _ in Address.test(.random(in: 10...20, using: &random)) }
                let token = ([.nativeToken] + Self.tokens).randomElement(using: &random) ?? .zero
                if Int.random(in: 0..<4, using: &random) == 0 {
                    let state = PoolState.reserves(scale.low * 200 * .random(in: 0...5, using: &random), 5)
                    block.add(swaps: [
                        .test(
                            1,
                            of: Self.tokens[2],
                            for: 1,
                            of: .test(90),
                            by: accounts[0],
                            to: accounts[1],
                            in: .test(.random(in: 18...22, using: &random)),
                            state: state
                        )
                    ])
                } else {
                    block.move(amount, of: token, from: accounts[0], to: accounts[1])
                }
            }
            return block
        }
    }

    @Test("a reorg's round trip changes nothing", arguments: 0..<10)
    func reorgs(round: UInt64) throws {
        let seed = 0xae0a6 + round
        print("reorgs of whales: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var tracker = tracker()
        var found = 0
        for block in blocks(1...40, using: &random) { found += try tracker.apply(block.analyzed).count }
        #expect(found > 0)
        let snapshot = tracker
        let orphaned = blocks(41...UInt64.random(in: 41...52, using: &random), fork: 1, using: &random)
        var identities: [FindingID] = []
        for block in orphaned { identities += try tracker.apply(block.analyzed).map(\.id) }
        let retracted = try tracker.retract(ScriptedMoves.hash(41, fork: 1))
        #expect(retracted == identities.reversed())
        #expect(tracker.state == snapshot.state)
        // What follows is the same as if the reorg had not been.
        var straight = snapshot
        for block in blocks(41...60, using: &random) {
            #expect(try tracker.apply(block.analyzed) == straight.apply(block.analyzed))
        }
        #expect(tracker.state == straight.state)
    }

    @Test("one block at a time can be taken back, as deep as the limit and no deeper")
    func depth() throws {
        var random = SeededGenerator(seed: 1)
        var tracker = tracker()
        var states: [WhaleState] = []
        for block in blocks(1...30, using: &random) {
            states.append(tracker.state)
            _ = try tracker.apply(block.analyzed)
        }
        for number in (19...30 as ClosedRange<UInt64>).reversed() {
            try tracker.retract(ScriptedMoves.hash(number, fork: 0))
            #expect(tracker.state == states[Int(number) - 1])
        }
        #expect(throws: StreamError.unknownBlock(ScriptedMoves.hash(18, fork: 0))) {
            try tracker.retract(ScriptedMoves.hash(18, fork: 0))
        }
    }

    @Test("scaling amounts and thresholds changes no finding")
    func scaling() throws {
        var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
        let scale: U256 = 1_000_000_007
        var (small, large) = (tracker(), tracker(scale: scale))
        var found = 0
        for (one, other) in zip(blocks(1...60, using: &first), blocks(1...60, scale: scale, using: &second)) {
            let (findings, scaled) = (try small.apply(one.analyzed), try large.apply(other.analyzed))
            #expect(findings.map(\.id) == scaled.map(\.id))
            #expect(findings.map { $0.detail.amount &* scale } == scaled.map(\.detail.amount))
            found += findings.count
        }
        #expect(found > 0)
    }

    @Test("the net amount is what transfers in the window say, to the unit")
    func oracle() throws {
        let seed: UInt64 = 0x0a4c1e
        print("whales by hand: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let asset = Asset(token: Self.tokens[0])
        var tracker = WhaleTracker(
            thresholds: WhaleThresholds(amounts: [asset: 200]),
            limits: WhaleLimits(windowBlocks: 5, maximumParts: 1_000)
        )
        let blocks = blocks(1...80, using: &random)
        var found = 0
        for (place, block) in blocks.enumerated() {
            let window = blocks[max(place - 4, 0)...place]
            let pools = window.map { Set($0.streams.flatMap(\.swaps).map(\.pool.contract)) }
            for movement in try tracker.apply(block.analyzed).map(\.detail) {
                guard case .account(let account) = movement.entity else { continue }
                var (got, gave) = (U256.zero, U256.zero)
                for (block, pools) in zip(window, pools) where !pools.contains(account) {
                    let transfers = block.streams.flatMap(\.transfers).filter { $0.asset == asset && $0.from != $0.to }
                    let sums = (
                        transfers.filter { $0.to == account }.reduce(U256.zero) { $0 &+ $1.amount },
                        transfers.filter { $0.from == account }.reduce(U256.zero) { $0 &+ $1.amount }
                    )
                    // A block that nets to nothing is not kept.
                    guard sums.0 != sums.1 else { continue }
                    (got, gave) = (got &+ sums.0, gave &+ sums.1)
                }
                #expect((movement.received, movement.sent) == (got, gave))
                #expect(movement.amount >= 200)
                found += 1
            }
        }
        print("whales by hand: \(found) movements")
        #expect(found > 20)
    }
}
