/// The durations of one latency phase, aggregated.
public struct LatencySummary: Sendable, Hashable {
    private var sumMicroseconds: UInt64 = 0
    private var minimumMicroseconds = UInt32.max
    private var maximumMicroseconds: UInt32 = 0
    /// How the durations are distributed.
    public private(set) var sketch = QuantileSketch()

    /// Creates an empty summary.
    public init() {}

    /// How many durations there are.
    public var count: UInt64 { sketch.count }

    /// The sum of all durations.
    public var sum: Duration { .microseconds(Int64(clamping: sumMicroseconds)) }

    /// The shortest duration, or `nil` when there are none.
    public var minimum: Duration? { sketch.isEmpty ? nil : .microseconds(Int64(minimumMicroseconds)) }

    /// The longest duration, or `nil` when there are none.
    public var maximum: Duration? { sketch.isEmpty ? nil : .microseconds(Int64(maximumMicroseconds)) }

    /// The arithmetic mean, or `nil` when there are no durations.
    public var mean: Duration? {
        let count = count
        return count == 0 ? nil : .microseconds(Double(sumMicroseconds) / Double(count))
    }

    /// The duration below which a share of the durations lies, within 1 %, or `nil` when there are none.
    ///
    /// The extremes are exact.
    public func quantile(_ share: Double) -> Duration? {
        guard let minimum, let maximum, let estimate = sketch.quantile(share) else { return nil }
        if share <= 0 { return minimum }
        if share >= 1 { return maximum }
        return min(max(estimate, minimum), maximum)
    }

    /// Adds a duration in microseconds.
    public mutating func insert(_ microseconds: UInt32) {
        sumMicroseconds = sumMicroseconds.addingSaturating(UInt64(microseconds))
        minimumMicroseconds = min(minimumMicroseconds, microseconds)
        maximumMicroseconds = max(maximumMicroseconds, microseconds)
        sketch.insert(microseconds)
    }

    /// Adds all durations of another summary.
    public mutating func merge(_ other: LatencySummary) {
        sumMicroseconds = sumMicroseconds.addingSaturating(other.sumMicroseconds)
        minimumMicroseconds = min(minimumMicroseconds, other.minimumMicroseconds)
        maximumMicroseconds = max(maximumMicroseconds, other.maximumMicroseconds)
        sketch.merge(other.sketch)
    }
}

extension LatencySummary: WireMessage {
    /// Appends the summary's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(sumMicroseconds, field: 1)
        writer.write(UInt64(minimumMicroseconds), field: 2)
        writer.write(UInt64(maximumMicroseconds), field: 3)
        writer.write(sketch.encodedBytes, field: 4)
    }

    /// Reads a summary.
    public init(from reader: inout WireReader) throws(WireError) {
        var ignored: [UInt8] = []
        try self.init(from: &reader, unknownFields: &ignored)
    }

    /// Reads a summary, and appends the fields of a later version to `unknownFields`.
    init(from reader: inout WireReader, unknownFields: inout [UInt8]) throws(WireError) {
        self.init()
        while let tag = try reader.next() {
            switch tag.field {
            case 1: sumMicroseconds = try reader.unsigned(tag)
            case 2: minimumMicroseconds = UInt32(clamping: try reader.unsigned(tag))
            case 3: maximumMicroseconds = UInt32(clamping: try reader.unsigned(tag))
            case 4: sketch = try QuantileSketch(encodedBytes: try reader.slice(tag))
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
        guard sketch.isEmpty || minimumMicroseconds <= maximumMicroseconds else {
            throw WireError(code: .malformed, message: "a latency summary whose minimum exceeds its maximum")
        }
    }
}
