import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Transfers between chains")
struct BridgeMatcherTests {
    /// A reader for a test: the first transaction's swaps on a pool are what a bridge gives out.
    private struct Reader: BridgeReader {
        func legs(in block: AnalyzedBlock, chainID: UInt64) -> [BridgeLeg] {
            block.actions.streams.flatMap(\.transfers)
                .map { transfer in
                    BridgeLeg(
                        message: BridgeLeg.MessageID(bridge: "test", id: Hash32(0, 0, 0, chainID)),
                        direction: .arrival,
                        chainID: chainID,
                        blockNumber: block.record.number,
                        transaction: block.record.transactions[0].hash,
                        account: transfer.to,
                        amount: TokenAmount(token: transfer.token, amount: transfer.amount),
                        origin: transfer.origin
                    )
                }
        }
    }

    private func leg(
        _ id: UInt64,
        _ direction: BridgeLeg.Direction,
        on chainID: UInt64,
        bridge: String = "test",
        at timestamp: UInt64? = nil
    ) -> BridgeLeg {
        BridgeLeg(
            message: BridgeLeg.MessageID(bridge: bridge, id: Hash32(0, 0, 0, id)),
            direction: direction,
            chainID: chainID,
            blockNumber: 1,
            timestamp: timestamp,
            transaction: Hash32(chainID, 0, 0, id),
            account: nil,
            amount: TokenAmount(token: nil, amount: 5),
            origin: ActionOrigin(order: 0)
        )
    }

    @Test("match whichever side comes first", arguments: [false, true])
    func match(_ arrivalFirst: Bool) throws {
        var matcher = BridgeMatcher()
        let (departure, arrival) = (leg(1, .departure, on: 1, at: 100), leg(1, .arrival, on: 10, at: 90))
        #expect(matcher.match(arrivalFirst ? arrival : departure) == nil)
        #expect(matcher.waitingCount == 1)
        let matched = matcher.match(arrivalFirst ? departure : arrival)
        let transfer = try #require(matched)
        #expect(transfer == BridgeTransfer(departure: departure, arrival: arrival))
        #expect(transfer.seconds == -10)
        #expect(matcher.waitingCount == 0)
    }

    @Test("need the same message, other directions and other chains")
    func none() {
        var matcher = BridgeMatcher()
        #expect(matcher.match(leg(1, .departure, on: 1)) == nil)
        for other in [
            leg(2, .arrival, on: 10), leg(1, .departure, on: 10), leg(1, .arrival, on: 1),
            leg(1, .arrival, on: 10, bridge: "other"),
        ] { #expect(matcher.match(other) == nil) }
        #expect(matcher.match(leg(1, .arrival, on: 10)) != nil)
        // What arrives twice waits.
        #expect(matcher.match(leg(1, .arrival, on: 10)) == nil)
    }

    @Test("times at the ends of what fits do not trap")
    func times() {
        let transfer = BridgeTransfer(
            departure: leg(1, .departure, on: 1, at: 0),
            arrival: leg(1, .arrival, on: 2, at: .max)
        )
        #expect(transfer.seconds == nil)
        #expect(BridgeTransfer(departure: leg(1, .departure, on: 1), arrival: leg(1, .arrival, on: 2)).seconds == nil)
    }

    @Test("the oldest are forgotten beyond the capacity")
    func bounded() {
        var matcher = BridgeMatcher(capacity: 100)
        for id in 0..<1_000 as Range<UInt64> {
            #expect(matcher.match(leg(id, .departure, on: 1)) == nil)
            #expect(matcher.waitingCount <= 100)
        }
        #expect(matcher.match(leg(0, .arrival, on: 2)) == nil)
        // The last half of the capacity is always there.
        for id in 960..<1_000 as Range<UInt64> { #expect(matcher.match(leg(id, .arrival, on: 2)) != nil) }
    }

    @Test("come from readers")
    func reader() {
        var moves = ScriptedMoves(7)
        moves.move(5, of: .test(1), from: .test(2), to: .test(3))
        var matcher = BridgeMatcher()
        _ = matcher.match(leg(10, .departure, on: 1))
        let transfers = Reader().legs(in: moves.analyzed, chainID: 10).compactMap { matcher.match($0) }
        #expect(transfers.map(\.arrival.account) == [.test(3)])
    }
}
