public import MonitorCore

/// What a rule remembers of one monitor.
public struct AlertState: Sendable, Hashable {
    /// Each region as the rule sees it.
    ///
    /// Changes of status, which belong to no region, are kept under an empty one.
    public var series: [Region: SeriesAlertState]
    /// The `AlertChange/sequence` of the latest change; 0 when there was none.
    public var sequence: Int64
    /// When the alert that fires now began; `nil` while none fires.
    public var firingSince: Timestamp?
    /// The severity it fired with.
    public var firingSeverity: AlertSeverity?
    /// Whether an alert is held back until a result outside maintenance bears it out.
    public var isMuted: Bool

    /// The state before the first input.
    public init() {
        series = [:]
        sequence = 0
        firingSince = nil
        firingSeverity = nil
        isMuted = false
    }
}

extension AlertState: WireMessage {
    /// Appends the state's fields.
    public func write(to writer: inout WireWriter) {
        for (region, state) in series.sorted(by: { $0.key < $1.key }) {
            writer.write(field: 1) {
                $0.write(region.rawValue, field: 1)
                $0.write(field: 2) { state.write(to: &$0) }
            }
        }
        writer.write(sequence, field: 2)
        if let firingSince {
            writer.write(firingSince.nanoseconds, field: 3)
        }
        writer.write(UInt64(isMuted ? 1 : 0), field: 4)
        if let firingSeverity {
            writer.write(firingSeverity.rawValue, field: 5)
        }
    }

    /// Reads a state.
    public init(from reader: inout WireReader) throws(WireError) {
        self.init()
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1:
                var nested = WireReader(try reader.slice(tag))
                var region = ""
                var state = SeriesAlertState()
                while let tag = try nested.next() {
                    switch tag.field {
                    case 1: region = try nested.text(tag)
                    case 2:
                        var inner = WireReader(try nested.slice(tag))
                        state = try SeriesAlertState(from: &inner)
                    default: try nested.skip(tag, into: &ignored)
                    }
                }
                series[Region(region)] = state
            case 2: sequence = try reader.signed(tag)
            case 3: firingSince = Timestamp(nanoseconds: try reader.signed(tag))
            case 4: isMuted = try reader.unsigned(tag) != 0
            case 5: firingSeverity = AlertSeverity(rawValue: try reader.text(tag))
            default: try reader.skip(tag, into: &ignored)
            }
        }
    }
}
