/// What a result means for the state, in eight bytes that sort by slot time, then by region.
package struct SlotEvent: Sendable, Hashable, Comparable {
    private static let timeBias: Int64 = 1 << 44

    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    package init(time: Int64, region: Int, outcome: CheckOutcome, isInMaintenance: Bool) {
        let code: UInt64 =
            switch outcome {
            case .up: 0
            case .degraded: 1
            case .down: 2
            case .unknown: 3
            }
        // Milliseconds of any `Timestamp` lie within ± 2^44.
        rawValue =
            UInt64(bitPattern: time + Self.timeBias) << 16 | UInt64(region & 0xff) << 8
            | (isInMaintenance ? 4 : 0) | code
    }

    /// What a result means, or `nil` when its region has no vote.
    init?(_ result: CheckResult, policy: VotePolicy) {
        guard let region = policy.position(of: result.slot.region) else { return nil }
        self.init(
            time: result.slot.time.milliseconds,
            region: region,
            outcome: result.outcome,
            isInMaintenance: result.isInMaintenance
        )
    }

    /// The slot, without what was found: equal for two results of one slot.
    package var key: UInt64 { rawValue >> 8 }

    /// The slot's time in milliseconds.
    package var time: Int64 { Int64(rawValue >> 16) - Self.timeBias }

    /// The position of the region in the policy.
    package var region: Int { Int(rawValue >> 8 & 0xff) }

    /// What the region says, or `nil` when the fault is the runner's own.
    package var finding: MonitorStatus? {
        switch rawValue & 3 {
        case 0: .up
        case 1: .degraded
        case 2: .down
        default: nil
        }
    }

    /// Whether what was found bears out a status; whatever does not work does not work well either.
    func supports(_ status: MonitorStatus) -> Bool {
        finding == status || (finding == .down && status == .degraded)
    }

    package var isInMaintenance: Bool { rawValue & 4 != 0 }

    package static func < (lhs: SlotEvent, rhs: SlotEvent) -> Bool { lhs.rawValue < rhs.rawValue }

    static func key(time: Int64, region: Int) -> UInt64 {
        UInt64(bitPattern: time + timeBias) << 8 | UInt64(region & 0xff)
    }
}
