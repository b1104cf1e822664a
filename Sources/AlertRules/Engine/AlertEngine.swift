public import MonitorCore

/// Rules and all that they remember, in one value: for tests, replays and small programs.
///
/// The same rules, states and inputs give the same changes, always. ``AlertEvaluator`` runs the rules over a store.
public struct AlertEngine: Sendable {
    /// The rules.
    public let rules: AlertRuleSet
    /// The most monitors that are remembered.
    public let maximumMonitorCount: Int
    /// What is remembered, by monitor.
    public private(set) var states: [MonitorID: MonitorAlertState] = [:]
    /// How many inputs were refused because too many monitors are remembered already.
    public private(set) var refusedInputCount = 0

    /// Creates an engine that remembers nothing.
    public init(rules: AlertRuleSet, maximumMonitorCount: Int = 1_000_000) {
        self.rules = rules
        self.maximumMonitorCount = maximumMonitorCount
    }

    /// Takes an input at a time and returns which alerts began or ended.
    public mutating func step(_ input: AlertInput, at now: Timestamp) -> [AlertChange] {
        guard states[input.monitor] != nil || states.count < maximumMonitorCount else {
            refusedInputCount += 1
            return []
        }
        let changes = rules.step(&states[input.monitor, default: MonitorAlertState()], input, at: now)
        if states[input.monitor]?.isEmpty == true {
            states[input.monitor] = nil
        }
        return changes
    }
}

extension AlertEngine {
    /// What the engine remembers, as bytes; equal states give equal bytes.
    public var snapshot: [UInt8] {
        var writer = WireWriter()
        for (monitor, state) in states.sorted(by: { $0.key < $1.key }) {
            writer.write(field: 1) {
                $0.write(monitor.rawValue, field: 1)
                $0.write(field: 2) { state.write(to: &$0) }
            }
        }
        return writer.bytes
    }

    /// Replaces what the engine remembers.
    ///
    /// - Throws: `WireError` for bytes that are no snapshot; the engine is unchanged then.
    public mutating func restore(snapshot: [UInt8]) throws(WireError) {
        var reader = WireReader(snapshot)
        var restored: [MonitorID: MonitorAlertState] = [:]
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            guard tag.field == 1 else {
                try reader.skip(tag, into: &ignored)
                continue
            }
            var nested = WireReader(try reader.slice(tag))
            var monitor = ""
            var state = MonitorAlertState()
            while let tag = try nested.next() {
                switch tag.field {
                case 1: monitor = try nested.text(tag)
                case 2:
                    var inner = WireReader(try nested.slice(tag))
                    state = try MonitorAlertState(from: &inner)
                default: try nested.skip(tag, into: &ignored)
                }
            }
            restored[MonitorID(monitor)] = state
        }
        states = restored
    }
}
