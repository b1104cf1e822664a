import MonitorCore
import Testing

@Suite("Messages in wire form")
struct WireMessageTests {
    private static let slot = SlotID(
        monitor: "shop",
        region: "eu-west",
        time: Timestamp(milliseconds: 1_800_000_000_123)
    )

    private static var result: CheckResult {
        var result = CheckResult(
            slot: slot,
            tenant: "acme",
            outcome: .unknown(Fault(.resolver, "no answer from 10.0.0.2")),
            latency: LatencyPhases(total: .milliseconds(12)),
            evidence: [Evidence(assertion: "status", expected: "200", actual: "503", location: "hop 2")],
            samples: [
                Sample(metric: "certificate.days_left", value: 12.5, time: slot.time, labels: ["hop": "1", "b": "c"])
            ],
            attempt: 3,
            runner: "runner-7",
            startedAt: slot.time + .milliseconds(5),
            isInMaintenance: true,
            correlation: "c-1"
        )
        result.latency[.connect] = .microseconds(3)
        return result
    }

    private static let request = CheckRequest(
        slot: slot,
        revision: 7,
        dispatchedAt: slot.time + .milliseconds(1),
        expiresAt: slot.time + .seconds(60),
        correlation: "c-1"
    )

    private static let entry = LedgerEntry(
        slot: slot,
        outcome: .missed(.deadLettered),
        recordedAt: slot.time + .seconds(2)
    )

    private static let messages: [any WireMessage & Hashable] = [
        result, request, entry, CheckReport.result(result), CheckReport.ended(entry),
        RollupBucket(result: CheckResult(slot: slot, outcome: .up, runner: "r", startedAt: slot.time, correlation: "")),
    ]

    private func decode<Message: WireMessage>(like message: Message, _ bytes: [UInt8]) throws -> any WireMessage {
        try Message(wireBytes: bytes)
    }

    private func isEqual<Message: WireMessage & Hashable>(_ message: Message, _ other: any WireMessage) -> Bool {
        other as? Message == message
    }

    @Test("every message comes back as it was written", arguments: messages.indices)
    func roundTrip(_ index: Int) throws {
        let message = Self.messages[index]
        let read = try decode(like: message, message.wireBytes)
        let isSame = isEqual(message, read)
        #expect(isSame, "\(message) came back as \(read)")
        #expect(read.wireBytes == message.wireBytes)
    }

    @Test(
        "every outcome comes back",
        arguments: [.up, .degraded, .down] + Fault.Cause.allCases.map { CheckOutcome.unknown(Fault($0, "why")) }
    )
    func outcomes(_ outcome: CheckOutcome) throws {
        var result = Self.result
        result.outcome = outcome
        #expect(try CheckResult(wireBytes: result.wireBytes) == result)
    }

    @Test(
        "every slot outcome comes back",
        arguments: [.completed, .superseded] + SkipReason.allCases.map(SlotOutcome.skipped)
            + MissReason.allCases.map(SlotOutcome.missed)
    )
    func slotOutcomes(_ outcome: SlotOutcome) throws {
        let entry = LedgerEntry(slot: Self.slot, outcome: outcome, recordedAt: Self.slot.time)
        #expect(try LedgerEntry(wireBytes: entry.wireBytes) == entry)
    }

    @Test("fields of a later version are handed back")
    func unknownFields() throws {
        var later = WireWriter()
        later.write("later", field: 900)
        later.write(1.5, field: 901)
        later.write(UInt64(5), field: 902)
        let result = try CheckResult(wireBytes: Self.result.wireBytes + later.bytes)
        #expect(result.unknownFields == later.bytes)
        #expect(try CheckResult(wireBytes: result.wireBytes) == result)
        var nested = Self.result
        nested.evidence[0].unknownFields = later.bytes
        nested.samples[0].unknownFields = later.bytes
        #expect(try CheckResult(wireBytes: nested.wireBytes) == nested)
        let request = try CheckRequest(wireBytes: Self.request.wireBytes + later.bytes)
        #expect(request.unknownFields == later.bytes)
        #expect(request.wireBytes == Self.request.wireBytes + later.bytes)
        #expect(try LedgerEntry(wireBytes: Self.entry.wireBytes + later.bytes) == Self.entry)
    }

    @Test("a report cut short anywhere throws")
    func truncatedReports() {
        for report in [CheckReport.result(Self.result), .ended(Self.entry)] {
            let bytes = report.wireBytes
            for count in bytes.indices {
                #expect(throws: WireError.self, "\(count) of \(bytes.count) bytes") {
                    try CheckReport(wireBytes: Array(bytes.prefix(count)))
                }
            }
        }
    }

    @Test("a message cut short throws, or reads as its first fields", arguments: messages.indices)
    func truncations(_ index: Int) throws {
        let message = Self.messages[index]
        let bytes = message.wireBytes
        for count in bytes.indices {
            let part = Array(bytes.prefix(count))
            guard let read = try? decode(like: message, part) else { continue }
            let again = try decode(like: message, read.wireBytes)
            #expect(again.wireBytes == read.wireBytes, "\(count) of \(bytes.count) bytes")
        }
    }

    @Test("messages without their slot, or with an unknown outcome, throw")
    func missingFields() {
        #expect(throws: WireError.self) { try CheckResult(wireBytes: []) }
        #expect(throws: WireError.self) { try CheckRequest(wireBytes: []) }
        #expect(throws: WireError.self) { try LedgerEntry(wireBytes: []) }
        #expect(throws: WireError.self) { try CheckReport(wireBytes: []) }
        var writer = WireWriter()
        writer.write("m", field: 1)
        writer.write("r", field: 2)
        writer.write(Int64(1), field: 3)
        writer.write(UInt64(200), field: 5)
        #expect(throws: WireError.self) { try CheckResult(wireBytes: writer.bytes) }
        writer.write(UInt64(0x999), field: 4)
        #expect(throws: WireError.self) { try LedgerEntry(wireBytes: writer.bytes) }
    }

    @Test("hostile bytes never trap, and what reads from them is stable", arguments: [1, 2, 3, 4] as [UInt64])
    func hostileBytes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<5_000 {
            let message = Self.messages[Int.random(in: Self.messages.indices, using: &random)]
            var bytes = message.wireBytes
            if Bool.random(using: &random) {
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                        in: .min ... .max,
                        using: &random
                    )
                }
            } else {
                bytes = (0..<Int.random(in: 0...60, using: &random))
                    .map { _ in
                        UInt8.random(in: .min ... .max, using: &random)
                    }
            }
            guard let read = try? decode(like: message, bytes) else { continue }
            let again = try decode(like: message, read.wireBytes)
            #expect(again.wireBytes == read.wireBytes, "seed \(seed), round \(round)")
        }
    }

    @Test("slots that differ have names that differ, whatever is in the names of monitors and regions")
    func slotNames() {
        var random = SeededGenerator(seed: 3)
        func name() -> String {
            String(
                (0..<Int.random(in: 0...4, using: &random))
                    .map { _ in "a@/%25402Fé".randomElement(using: &random) ?? "b" }
            )
        }
        var slots: [String: SlotID] = [:]
        for _ in 0..<20_000 {
            let time = Timestamp(milliseconds: Int64.random(in: 0...3, using: &random))
            let slot = SlotID(monitor: MonitorID(name()), region: Region(name()), time: time)
            let other = slots.updateValue(slot, forKey: "\(slot)")
            #expect(other == nil || other == slot, "\(slot)")
        }
        #expect("\(SlotID(monitor: "a@b", region: "c/%", time: .epoch))" == "a%40b@c%2F%25/0")
    }

    @Test("the message of a slot has the slot as its id, and the subject of its region")
    func envelopes() {
        #expect(Self.request.message.id == "shop@eu-west/1800000000123")
        #expect(Self.request.message.subject == "check.execute.eu-west")
        #expect(CheckReport.result(Self.result).message.id == Self.request.message.id)
        #expect(CheckReport.ended(Self.entry).message.id == "shop@eu-west/1800000000123/ended")
        #expect(CheckReport.ended(Self.entry).message.subject == "check.completed")
    }
}
