import Testing

@testable import MonitorCore

@Suite("Check admission")
struct CheckAdmissionTests {
    private func slot(_ number: Int) -> SlotID {
        SlotID(monitor: MonitorID("m\(number)"), region: "eu", time: .epoch)
    }

    private func claim(_ host: String?, kind: CheckKind = "http", isSuspect: Bool = false) -> CheckAdmission.Claim {
        CheckAdmission.Claim(kind: kind, host: host, isSuspect: isSuspect)
    }

    @Test("a host at its limit delays no other host")
    func hosts() {
        var admission = CheckAdmission(limits: AdmissionLimits(concurrency: 10, concurrencyPerHost: 1))
        #expect(admission.offer(slot(1), claim("a")) == .admitted)
        #expect(admission.offer(slot(2), claim("a")) == .waiting)
        #expect(admission.offer(slot(3), claim("b")) == .admitted)
        #expect(admission.finish(slot(3)) == [])
        #expect(admission.finish(slot(1)) == [slot(2)])
        #expect(admission.waitingCount == 0)
    }

    @Test("kinds and suspects have limits of their own")
    func kindsAndSuspects() {
        var limits = AdmissionLimits(concurrency: 10, concurrencyPerKind: ["icmp": 1], concurrencyOfSuspects: 1)
        limits.concurrencyPerHost = 10
        var admission = CheckAdmission(limits: limits)
        #expect(admission.offer(slot(1), claim("a", kind: "icmp")) == .admitted)
        #expect(admission.offer(slot(2), claim("b", kind: "icmp")) == .waiting)
        #expect(admission.offer(slot(3), claim("c", isSuspect: true)) == .admitted)
        #expect(admission.offer(slot(4), claim("d", isSuspect: true)) == .waiting)
        #expect(admission.offer(slot(5), claim("e")) == .admitted)
        #expect(admission.finish(slot(5)) == [])
        #expect(admission.finish(slot(3)) == [slot(4)])
        #expect(admission.finish(slot(1)) == [slot(2)])
    }

    @Test("suspects get half of the places, whenever the limit is set")
    func suspectLimit() {
        var limits = AdmissionLimits()
        #expect(limits.concurrencyOfSuspects == 256)
        limits.concurrency = 12
        #expect(limits.concurrencyOfSuspects == 6)
        limits.concurrencyOfSuspects = 100
        #expect(limits.concurrencyOfSuspects == 12)
        #expect(AdmissionLimits(concurrency: 1).concurrencyOfSuspects == 1)
    }

    @Test("a slot that runs already is refused")
    func duplicates() {
        var admission = CheckAdmission(limits: AdmissionLimits())
        #expect(admission.offer(slot(1), claim("a")) == .admitted)
        #expect(admission.offer(slot(1), claim("a")) == .refused)
        #expect(admission.runningCount == 1)
    }

    @Test(
        "limits hold, nothing is lost, and whatever has room runs, for any sequence",
        arguments: 1...60 as ClosedRange<UInt64>
    )
    func model(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limits = AdmissionLimits(
            concurrency: Int.random(in: 1...6, using: &random),
            concurrencyPerHost: Int.random(in: 1...3, using: &random),
            concurrencyPerKind: ["x": Int.random(in: 1...3, using: &random)],
            concurrencyOfSuspects: Int.random(in: 1...3, using: &random),
            waiting: 12,
            waitingPerHost: 4
        )
        var admission = CheckAdmission(limits: limits)
        var running: [SlotID: CheckAdmission.Claim] = [:]
        var waiting: [SlotID: CheckAdmission.Claim] = [:]
        func count(_ condition: (CheckAdmission.Claim) -> Bool) -> Int { running.values.filter(condition).count }
        func fits(_ claim: CheckAdmission.Claim) -> Bool {
            running.count < limits.concurrency
                && (claim.host == nil || count { $0.host == claim.host } < limits.concurrencyPerHost)
                && count { $0.kind == claim.kind } < limits.concurrencyPerKind[claim.kind, default: .max]
                && (!claim.isSuspect || count { $0.isSuspect } < limits.concurrencyOfSuspects)
        }
        for step in 0..<400 {
            switch Int.random(in: 0...9, using: &random) {
            case 0...4:
                let claim = CheckAdmission.Claim(
                    kind: Bool.random(using: &random) ? "x" : "y",
                    host: ["a", "b", "c", nil].randomElement(using: &random) ?? nil,
                    isSuspect: Int.random(in: 0...3, using: &random) == 0
                )
                let hostWaiting = waiting.values.filter { $0.host == claim.host }.count
                switch admission.offer(slot(step), claim) {
                case .admitted: running[slot(step)] = claim
                case .waiting: waiting[slot(step)] = claim
                case .refused:
                    #expect(waiting.count == limits.waiting || hostWaiting == limits.waitingPerHost, "seed \(seed)")
                }
            case 5...8:
                guard let ended = running.keys.sorted().randomElement(using: &random) else { continue }
                running[ended] = nil
                for admitted in admission.finish(ended) {
                    running[admitted] = waiting.removeValue(forKey: admitted)
                }
            default:
                let removed = admission.removeWaiting { slot in slot.monitor.rawValue.utf8.last == 0x33 }
                for slot in removed { waiting[slot] = nil }
            }
            #expect(admission.runningCount == running.count, "seed \(seed)")
            #expect(admission.waitingCount == waiting.count, "seed \(seed)")
            #expect(running.count <= limits.concurrency, "seed \(seed)")
            #expect(count { $0.isSuspect } <= limits.concurrencyOfSuspects, "seed \(seed)")
            #expect(count { $0.kind == "x" } <= limits.concurrencyPerKind["x"] ?? 0, "seed \(seed)")
            for host in ["a", "b", "c"] {
                #expect(count { $0.host == host } <= limits.concurrencyPerHost, "seed \(seed)")
            }
            #expect(!waiting.values.contains(where: fits), "seed \(seed): something waits although it has room")
        }
    }
}
