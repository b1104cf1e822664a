/// How long each phase of a check took, on a monotonic clock, in whole microseconds.
///
/// A phase that did not take place has no value. The longest that can be held is about 71 minutes; longer saturates.
public struct LatencyPhases: Sendable, Hashable {
    private static let absent = UInt32.max
    private var microseconds: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)

    /// Creates latencies with no phase.
    public init() {
        microseconds = (Self.absent, Self.absent, Self.absent, Self.absent, Self.absent, Self.absent)
    }

    /// Creates latencies with only the total.
    public init(total: Duration) {
        self.init()
        self[.total] = total
    }

    /// The duration of a phase, or `nil` when it did not take place.
    public subscript(phase: LatencyPhase) -> Duration? {
        get {
            let value = self[microseconds: phase]
            return value == Self.absent ? nil : .microseconds(Int64(value))
        }
        set {
            let value = newValue.map { max(0, $0.inNanoseconds / 1_000) }
            self[microseconds: phase] = value.map { UInt32(min($0, Int64(Self.absent - 1))) } ?? Self.absent
        }
    }

    /// The whole microseconds of a phase, or `nil` when it did not take place.
    package func microseconds(of phase: LatencyPhase) -> UInt32? {
        let value = self[microseconds: phase]
        return value == Self.absent ? nil : value
    }

    private subscript(microseconds phase: LatencyPhase) -> UInt32 {
        get {
            switch phase {
            case .total: microseconds.0
            case .resolve: microseconds.1
            case .connect: microseconds.2
            case .tls: microseconds.3
            case .firstByte: microseconds.4
            case .transfer: microseconds.5
            }
        }
        set {
            switch phase {
            case .total: microseconds.0 = newValue
            case .resolve: microseconds.1 = newValue
            case .connect: microseconds.2 = newValue
            case .tls: microseconds.3 = newValue
            case .firstByte: microseconds.4 = newValue
            case .transfer: microseconds.5 = newValue
            }
        }
    }

    /// Compares all phases.
    public static func == (lhs: LatencyPhases, rhs: LatencyPhases) -> Bool {
        lhs.microseconds == rhs.microseconds
    }

    /// Hashes all phases.
    public func hash(into hasher: inout Hasher) {
        for phase in LatencyPhase.allCases {
            hasher.combine(self[microseconds: phase])
        }
    }
}

extension LatencyPhases: Codable {
    /// Decodes an object of microseconds by phase number.
    public init(from decoder: any Decoder) throws {
        self.init()
        for (phase, value) in try decoder.singleValueContainer().decode([String: UInt32].self) {
            if let phase = UInt8(phase).flatMap(LatencyPhase.init(rawValue:)) {
                self[microseconds: phase] = value
            }
        }
    }

    /// Encodes the phases that took place.
    public func encode(to encoder: any Encoder) throws {
        var phases: [String: UInt32] = [:]
        for phase in LatencyPhase.allCases where self[phase] != nil {
            phases[String(phase.rawValue)] = self[microseconds: phase]
        }
        var container = encoder.singleValueContainer()
        try container.encode(phases)
    }
}
