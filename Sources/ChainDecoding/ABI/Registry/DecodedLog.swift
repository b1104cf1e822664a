/// A log, as the event that it is of.
public struct DecodedLog: Sendable, Hashable {
    /// The event.
    public var event: ABIEvent
    /// What the log tells of each parameter of the event.
    public var values: [ABIEventValue]
    /// Other events by which the log could have been read as well; nearly always none.
    public var alternatives: [ABIEvent]

    /// Creates a decoded log.
    public init(event: ABIEvent, values: [ABIEventValue], alternatives: [ABIEvent] = []) {
        self.event = event
        self.values = values
        self.alternatives = alternatives
    }

    /// Whether the log could be another event's.
    public var isAmbiguous: Bool { !alternatives.isEmpty }

    /// What the log tells of the first parameter of a name.
    public subscript(_ name: String) -> ABIEventValue? {
        guard let index = event.inputs.firstIndex(where: { $0.name == name }), index < values.count else { return nil }
        return values[index]
    }
}

extension DecodedLog: CustomStringConvertible {
    /// The event in one line, as in `Transfer(from: 0x…, to: 0x…, value: 1000)`; see ``ABIFormatter``.
    public var description: String { ABIFormatter().text(of: self) }
}
