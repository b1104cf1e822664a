/// A half-open span of wall-clock time: `start` belongs to it, `end` does not.
public struct TimeWindow: Sendable, Hashable {
    /// The first instant of the window.
    public var start: Timestamp
    /// The first instant after the window.
    public var end: Timestamp

    /// Creates a window; an `end` before `start` gives an empty window at `start`.
    public init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = max(start, end)
    }

    /// The window's length.
    public var duration: Duration { end - start }

    /// Whether the window holds no instant.
    public var isEmpty: Bool { start == end }

    /// Whether `instant` lies in the window.
    public func contains(_ instant: Timestamp) -> Bool {
        start <= instant && instant < end
    }

    /// Whether the two windows share an instant.
    public func overlaps(_ other: TimeWindow) -> Bool {
        max(start, other.start) < min(end, other.end)
    }

    /// The part that both windows share, or `nil` where they share none.
    public func intersection(_ other: TimeWindow) -> TimeWindow? {
        let start = max(start, other.start)
        let end = min(end, other.end)
        return start < end ? TimeWindow(start: start, end: end) : nil
    }
}

extension TimeWindow: Codable {
    private enum CodingKeys: String, CodingKey {
        case start
        case end
    }

    /// Decodes a window; as in ``init(start:end:)``, an `end` before `start` gives an empty one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            start: try container.decode(Timestamp.self, forKey: .start),
            end: try container.decode(Timestamp.self, forKey: .end)
        )
    }

    /// Encodes the window.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}
