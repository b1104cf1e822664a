/// What a result means for the state, in eight bytes that sort by slot time, then by region.
struct SlotEvent: Sendable, Hashable, Comparable {
    private static let timeBias: Int64 = 1 << 44

    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(time: Int64, region: Int, outcome: CheckOutcome, isInMaintenance: Bool) {
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

    /// The slot, without what was found: equal for two results of one slot.
    var key: UInt64 { rawValue >> 8 }

    /// The slot's time in milliseconds.
    var time: Int64 { Int64(rawValue >> 16) - Self.timeBias }

    /// The position of the region in the policy.
    var region: Int { Int(rawValue >> 8 & 0xff) }

    /// What the region says, or `nil` when the fault is the runner's own.
    var finding: MonitorStatus? {
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

    var isInMaintenance: Bool { rawValue & 4 != 0 }

    static func < (lhs: SlotEvent, rhs: SlotEvent) -> Bool { lhs.rawValue < rhs.rawValue }

    static func key(time: Int64, region: Int) -> UInt64 {
        UInt64(bitPattern: time + timeBias) << 8 | UInt64(region & 0xff)
    }
}
