public import MonitorCore

/// What all rules together remember of one monitor: the unit in which alert state is stored.
public struct MonitorAlertState: Sendable, Hashable {
    /// The state by rule; a rule that has seen nothing yet has none.
    public var rules: [AlertRuleID: AlertState]
    /// The status that was announced last, if any was.
    public var announced: AnnouncedStatus?

    /// The state before the first input.
    public init() {
        rules = [:]
    }

    /// Whether nothing is remembered.
    public var isEmpty: Bool { rules.isEmpty && announced == nil }
}

extension MonitorAlertState: WireMessage {
    /// Appends the state's fields.
    public func write(to writer: inout WireWriter) {
        for (rule, state) in rules.sorted(by: { $0.key < $1.key }) {
            writer.write(field: 1) {
                $0.write(rule.rawValue, field: 1)
                $0.write(field: 2) { state.write(to: &$0) }
            }
        }
        if let announced {
            writer.write(field: 2) { announced.write(to: &$0) }
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
                var rule = ""
                var state = AlertState()
                while let tag = try nested.next() {
                    switch tag.field {
                    case 1: rule = try nested.text(tag)
                    case 2:
                        var inner = WireReader(try nested.slice(tag))
                        state = try AlertState(from: &inner)
                    default: try nested.skip(tag, into: &ignored)
                    }
                }
                rules[AlertRuleID(rule)] = state
            case 2:
                var nested = WireReader(try reader.slice(tag))
                announced = try AnnouncedStatus(from: &nested)
            default: try reader.skip(tag, into: &ignored)
            }
        }
    }
}
