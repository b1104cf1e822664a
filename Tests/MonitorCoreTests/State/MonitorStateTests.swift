import MonitorCore
import Testing

@Suite("Monitor state")
struct MonitorStateTests {
    private func transitions(
        _ rows: [Region: String],
        policy: VotePolicy? = nil,
        maintenance: Range<Int> = 0..<0
    ) -> [Transition] {
        var state = MonitorState()
        return VoteHistory.results(rows, maintenance: maintenance)
            .flatMap {
                state.fold([$0], policy: policy ?? VoteHistory.policy(regions: rows.keys.sorted())).transitions
            }
    }

    @Test("A single passing result decides what was unknown; failures need confirmation")
    func firstStatus() {
        #expect(transitions(["a": "+"]).map(\.to) == [.up])
        #expect(transitions(["a": "-"]).isEmpty)
        #expect(transitions(["a": "--"]).map(\.to) == [.down])
    }

    @Test("Down dates back to the first failing slot, up to the first good one")
    func backDating() {
        let found = transitions(["a": "++---++"])
        #expect(found.map(\.to) == [.up, .down, .up])
        #expect(found.map(\.at) == [0, 2, 5].map(VoteHistory.time))
        #expect(found.map(\.decidedAt) == [0, 3, 6].map(VoteHistory.time))
    }

    @Test("With several regions, down dates back to when the majority began to fail")
    func majorityBackDating() {
        let found = transitions(["a": "+------", "b": "+++----", "c": "+++++++"])
        #expect(found.map(\.to) == [.up, .down])
        #expect(found.last?.at == VoteHistory.time(3))
        #expect(found.last?.decidedAt == VoteHistory.time(4))
        #expect(found.last?.rule == "2 of 3 regions down, strict majority of quorum 3")
        #expect(found.last?.votesUsed.map(\.status) == [.down, .down, .up])
    }

    @Test(
        "One failing region of three, or of two, changes nothing",
        arguments: [
            ["a": "+----", "b": "+++++", "c": "+++++"], ["a": "+----", "b": "+++++"],
        ] as [[Region: String]]
    )
    func minority(rows: [Region: String]) {
        #expect(transitions(rows).map(\.to) == [.up])
    }

    @Test("Runner faults neither vote nor break a run")
    func faults() {
        let found = transitions(["a": "+-??-"])
        #expect(found.map(\.to) == [.up, .down])
        #expect(found.last?.at == VoteHistory.time(1))
        #expect(transitions(["a": "+-???"]).map(\.to) == [.up])
    }

    @Test("Stale votes are refused, with the reason")
    func stale() {
        let found = transitions(["a": "+.....", "b": "+-----", "c": "+-----"])
        #expect(found.last?.to == .down)
        #expect(found.last?.votesRefused == [RefusedVote(region: "a", reason: .stale, lastSlot: VoteHistory.time(0))])
        #expect(transitions(["a": "+--...", "b": "+.....", "c": "+++---"]).map(\.to) == [.up])
    }

    @Test("Degraded is confirmed like down, and an alternation of both is at least degraded")
    func degraded() {
        #expect(transitions(["a": "++~~++"]).map(\.to) == [.up, .degraded, .up])
        #expect(transitions(["a": "++~-~-~"]).map(\.to) == [.up, .degraded])
        #expect(transitions(["a": "+---~-"]).map(\.to) == [.up, .down])
        #expect(transitions(["a": "+---~~"]).map(\.to) == [.up, .down, .degraded])
        let mixed = transitions(["a": "+--", "b": "+~~", "c": "+++"])
        #expect(mixed.map(\.to) == [.up, .degraded])
    }

    @Test("A failure that outlasts its maintenance is announced again when that is over")
    func maintenance() {
        let outlasting = transitions(["a": "+++----"], maintenance: 2..<5)
        #expect(outlasting.map(\.to) == [.up, .down, .down])
        #expect(outlasting.map(\.isInMaintenance) == [false, true, false])
        #expect(outlasting.last?.from == .down)
        #expect(outlasting.last?.at == VoteHistory.time(3))
        #expect(outlasting.last?.decidedAt == VoteHistory.time(5))
        #expect(transitions(["a": "+++--++++"], maintenance: 2..<8).map(\.to) == [.up, .down, .up])
    }

    @Test(
        "A failure in maintenance stays held back until a result outside it bears it out",
        arguments: [
            (["a": "++---+-"], [.up, .down]), (["a": "++---?+++"], [.up, .down, .up]),
            (["a": "++---+--"], [.up, .down, .down]),
            (["a": "++---+", "b": "++---+", "c": "++----"], [.up, .down]),
        ] as [([Region: String], [MonitorStatus])]
    )
    func heldBack(rows: [Region: String], expected: [MonitorStatus]) {
        #expect(transitions(rows, maintenance: 2..<5).map(\.to) == expected)
    }

    @Test("Failures far apart do not confirm each other, nor date back to the first")
    func farApart() {
        #expect(transitions(["a": "+-???????-"]).map(\.to) == [.up])
        #expect(transitions(["a": "+-.......-"]).map(\.to) == [.up])
        let found = transitions(["a": "+-...--"])
        #expect(found.map(\.to) == [.up, .down])
        #expect(found.last?.at == VoteHistory.time(5))
    }

    @Test("A late result that only changes the votes rewrites what is stored and announces nothing")
    func skew() {
        var state = MonitorState()
        let rows: [Region: String] = ["a": "+++++++", "b": "++---++", "c": "++---++"]
        let results = VoteHistory.results(rows)
        let late = results.filter { $0.slot.region == "a" && $0.slot.time == VoteHistory.time(3) }
        let onTime = results.filter { !late.contains($0) }
        let first = onTime.flatMap { state.fold([$0], policy: VoteHistory.policy()).announcements }
        #expect(first.map(\.to) == [.up, .down, .up])
        let update = state.fold(late, policy: VoteHistory.policy())
        #expect(update.retractsTransitionsFrom != nil)
        #expect(update.transitions.map(\.to) == [.down, .up])
        #expect(update.announcements.isEmpty)
    }

    @Test("What late results and new ones change together is told in order")
    func mixedBatch() {
        var state = MonitorState()
        let policy = VoteHistory.policy(regions: ["a"])
        let results = VoteHistory.results(["a": "++--++"])
        _ = state.fold([results[0], results[1], results[3]], policy: policy)
        let update = state.fold([results[2], results[4], results[5]], policy: policy)
        #expect(update.announcements.map(\.from) == [.up, .down])
        #expect(update.announcements.map(\.to) == [.down, .up])
        #expect(update.announcements.first?.at == VoteHistory.time(2))
    }

    @Test("A persistent minority is told once, with its end")
    func advisories() {
        var state = MonitorState()
        let rows: [Region: String] = ["a": "+-------+++", "b": "+++++++++++", "c": "+++++++++++"]
        let found = VoteHistory.results(rows).flatMap { state.fold([$0], policy: VoteHistory.policy()).advisories }
        #expect(found.map(\.isActive) == [true, false])
        #expect(found.map(\.region) == ["a", "a"])
        #expect(found.first?.vote == .down)
        #expect(found.first?.since == VoteHistory.time(2))
        #expect(found.map(\.at) == [VoteHistory.time(4), VoteHistory.time(9)])
    }

    @Test("Transitions carry evidence and correlation of the result that decided them")
    func evidence() {
        let down = transitions(["a": "+--"]).last
        #expect(down?.evidence.map(\.actual) == ["2"])
        #expect(down?.correlation == CorrelationID("corr-m@a/\(VoteHistory.time(2).milliseconds)"))
    }

    @Test("Any order of arrival gives the same state and the same history", arguments: 1...300 as ClosedRange<UInt64>)
    func shuffle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Dictionary(
            uniqueKeysWithValues: (["a", "b", "c"] as [Region])
                .map { region in
                    (region, String((0..<15).map { _ in "++++~----?.".randomElement(using: &generator)! }))
                }
        )
        let results = VoteHistory.results(rows, maintenance: 5..<9)
        var ordered = MonitorState()
        var expected: [Transition] = []
        for result in results {
            expected += ordered.fold([result], policy: VoteHistory.policy()).transitions
        }

        var state = MonitorState()
        var stored: [Transition] = []
        var announced: [Transition] = []
        var advisories: [Region: Bool] = [:]
        var rest = results.shuffled(using: &generator)
        rest += rest.prefix(5)
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Int.random(in: 1...6, using: &generator)))
            rest.removeFirst(batch.count)
            let update = state.fold(batch, policy: VoteHistory.policy())
            if let instant = update.retractsTransitionsFrom {
                stored.removeAll { $0.decidedAt >= instant }
            }
            stored += update.transitions
            for announcement in update.announcements {
                #expect(announcement.from == announced.last?.to ?? .unknown, "seed \(seed)")
                // The same status is told again only when it turns out to hold outside maintenance, or only inside.
                let isNews =
                    announcement.from != announcement.to
                    || announcement.isInMaintenance != announced.last?.isInMaintenance
                #expect(isNews, "seed \(seed)")
                announced.append(announcement)
            }
            #expect(announced.last?.to ?? .unknown == state.status, "seed \(seed)")
            for advisory in update.advisories {
                #expect(advisory.isActive != advisories[advisory.region] ?? false, "seed \(seed)")
                advisories[advisory.region] = advisory.isActive
            }
            state = try MonitorState(wireBytes: state.wireBytes)
        }
        #expect(state == ordered, "seed \(seed)")
        let bare = { (transitions: [Transition]) in
            transitions.map { transition in
                var transition = transition
                transition.evidence = []
                transition.correlation = ""
                return transition
            }
        }
        #expect(bare(stored) == bare(expected), "seed \(seed)")
    }

    @Test(
        "A state survives the round trip, and goes on as if it had not made it",
        arguments: 1...50 as ClosedRange<UInt64>
    )
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Dictionary(
            uniqueKeysWithValues: (["a", "b", "c"] as [Region])
                .map { region in
                    (region, String((0..<80).map { _ in "+++~---?.".randomElement(using: &generator)! }))
                }
        )
        var state = MonitorState()
        var other = MonitorState()
        for result in VoteHistory.results(rows) {
            other = try MonitorState(wireBytes: other.wireBytes)
            #expect(state == other, "seed \(seed)")
            #expect(
                state.fold([result], policy: VoteHistory.policy())
                    == other.fold([result], policy: VoteHistory.policy()),
                "seed \(seed)"
            )
        }
        #expect(state.wireBytes.count < 1_024)
    }

    private func rewritten(_ bytes: [UInt8], _ changes: [UInt32: ([UInt8]) throws -> [UInt8]]) throws -> [UInt8] {
        var reader = WireReader(bytes)
        var writer = WireWriter()
        while let tag = try reader.next() {
            if let change = changes[tag.field] {
                writer.write(try change(try reader.byteArray(tag)), field: tag.field)
            } else {
                var field: [UInt8] = []
                try reader.skip(tag, into: &field)
                writer.append(unknownFields: field)
            }
        }
        return writer.bytes
    }

    @Test("What a later version wrote survives, at any depth, while results are folded")
    func laterVersion() throws {
        var writer = WireWriter()
        writer.write("later", field: 99)
        let later = writer.bytes
        let rows: [Region: String] = ["a": "++--++~~--", "b": "++--++~~--", "c": "++++++++++"]
        var state = MonitorState()
        _ = state.fold(VoteHistory.results(rows.mapValues { $0 + $0 + $0 }), policy: VoteHistory.policy())
        let bytes = try rewritten(
            state.wireBytes,
            [
                1: { $0 + later },
                2: { fold in try rewritten(fold, [6: { $0 + later }]) + later },
            ]
        )
        var read = try MonitorState(wireBytes: bytes + later)
        #expect(read.wireBytes == bytes + later)
        let next = VoteHistory.result("+", slot: 30, region: "a")
        #expect(read.fold([next].compactMap(\.self), policy: VoteHistory.policy()).foldedCount == 1)
        func count() -> Int {
            let bytes = read.wireBytes
            return bytes.indices.count { bytes[$0...].starts(with: later) }
        }
        #expect(count() == 6)
        read.adopt(VoteHistory.policy(regions: ["a", "b"]))
        #expect(count() == 4)
    }

    @Test("Hostile bytes are read or refused, never a trap")
    func hostile() {
        var generator = SeededGenerator(seed: 11)
        var state = MonitorState()
        let rows: [Region: String] = ["a": "++--++~~--", "b": "++--++~~--", "c": "++++++++++"]
        _ = state.fold(VoteHistory.results(rows), policy: VoteHistory.policy())
        let bytes = state.wireBytes
        for length in bytes.indices {
            _ = try? MonitorState(wireBytes: Array(bytes[..<length]))
        }
        for _ in 0..<5_000 {
            var changed = bytes
            changed[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            if var read = try? MonitorState(wireBytes: changed) {
                _ = read.fold(VoteHistory.results(rows), policy: VoteHistory.policy())
            }
        }
    }

    @Test("A changed policy keeps the status and what regions voted")
    func changedPolicy() {
        var state = MonitorState()
        _ = state.fold(VoteHistory.results(["a": "+--", "b": "+--"]), policy: VoteHistory.policy(regions: ["a", "b"]))
        #expect(state.status == .down)
        state.adopt(VoteHistory.policy(regions: ["b", "z"]))
        #expect(state.status == .down)
        #expect(state.since == VoteHistory.time(1))
        let late = SlotID(monitor: VoteHistory.monitor, region: "b", time: VoteHistory.time(1))
        #expect(state.standing(of: late) == .outside)
    }

    @Test("Slots are new, folded or outside")
    func standing() throws {
        var state = MonitorState()
        let policy = VoteHistory.policy(regions: ["a"])
        let row = String(repeating: "+", count: 20)
        _ = state.fold(VoteHistory.results(["a": row]), policy: policy)
        func standing(_ slot: Int, _ region: Region = "a") -> SlotStanding {
            state.standing(of: SlotID(monitor: VoteHistory.monitor, region: region, time: VoteHistory.time(slot)))
        }
        #expect(standing(20) == .new)
        #expect(standing(19) == .folded)
        #expect(standing(4) == .folded)
        #expect(standing(3) == .outside)
        #expect(standing(20, "elsewhere") == .outside)
    }
}
