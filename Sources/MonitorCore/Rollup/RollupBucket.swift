/// The results of one series in one bucket of time, aggregated.
///
/// Merging is commutative and associative, and merging the buckets of parts gives exactly the bucket of the whole.
/// Latencies are those of results that are not `unknown`: a fault of the monitor's own measures nothing.
public struct RollupBucket: Sendable, Hashable {
    private struct Phase: Sendable, Hashable {
        /// The raw value of the phase, which a later version may have added.
        var number: UInt8
        var summary: LatencySummary
    }

    private static let phaseFields: ClosedRange<UInt32> = 16...47
    /// Unknown fields add up when buckets are merged; beyond this, those of the other bucket are dropped.
    private static let maximumUnknownByteCount = 4_096

    /// The monitor and region.
    public var series: SeriesKey
    /// The bucket's length.
    public var resolution: RollupResolution
    /// The bucket's first instant.
    public var start: Timestamp
    /// How many results had which outcome.
    public private(set) var outcomes = OutcomeCounts()
    private var phases: [Phase] = []
    /// Fields of the content written by a later version.
    private var unknownFields: [UInt8] = []

    /// Creates an empty bucket.
    public init(series: SeriesKey, resolution: RollupResolution, start: Timestamp) {
        self.series = series
        self.resolution = resolution
        self.start = start
    }

    /// Creates the bucket of one result.
    public init(result: CheckResult, resolution: RollupResolution = .minute) {
        self.init(
            series: result.slot.series,
            resolution: resolution,
            start: resolution.bucketStart(of: result.slot.time)
        )
        add(result)
    }

    /// The first instant after the bucket.
    public var end: Timestamp { start + resolution.duration }

    /// The phases that some result had, in order.
    public var latencyPhases: [LatencyPhase] { phases.compactMap { LatencyPhase(rawValue: $0.number) } }

    /// The durations of a phase, or `nil` when no result had it.
    public func latency(_ phase: LatencyPhase) -> LatencySummary? {
        phases.first { $0.number == phase.rawValue }?.summary
    }

    /// Adds a result, which must belong to the bucket's series and time.
    public mutating func add(_ result: CheckResult) {
        outcomes.add(result.outcome, isInMaintenance: result.isInMaintenance)
        if case .unknown = result.outcome { return }
        if phases.isEmpty {
            // Later results nearly always have the phases of the first.
            phases.reserveCapacity(LatencyPhase.allCases.count { result.latency.microseconds(of: $0) != nil })
        }
        for phase in LatencyPhase.allCases {
            if let microseconds = result.latency.microseconds(of: phase) {
                phases[position(of: phase.rawValue)].summary.insert(microseconds)
            }
        }
    }

    /// Adds what another bucket holds; series, resolution and start stay.
    public mutating func merge(_ other: RollupBucket) {
        outcomes.merge(other.outcomes)
        for entry in other.phases {
            phases[position(of: entry.number)].summary.merge(entry.summary)
        }
        if unknownFields.count + other.unknownFields.count <= Self.maximumUnknownByteCount {
            unknownFields += other.unknownFields
        }
    }

    /// The bucket of a coarser resolution that holds what this one holds.
    public func coarsened(to resolution: RollupResolution) -> RollupBucket {
        var bucket = self
        bucket.resolution = resolution
        bucket.start = resolution.bucketStart(of: start)
        return bucket
    }

    /// The buckets of a coarser resolution that hold what the given buckets hold, in order of series and start.
    public static func coarsen(_ buckets: [RollupBucket], to resolution: RollupResolution) -> [RollupBucket] {
        struct Key: Hashable {
            var series: SeriesKey
            var start: Timestamp
        }
        var coarse: [Key: RollupBucket] = [:]
        for bucket in buckets {
            let key = Key(series: bucket.series, start: resolution.bucketStart(of: bucket.start))
            coarse[key, default: RollupBucket(series: key.series, resolution: resolution, start: key.start)]
                .merge(bucket)
        }
        return coarse.values.sorted { $0.series == $1.series ? $0.start < $1.start : $0.series < $1.series }
    }

    private mutating func position(of number: UInt8) -> Int {
        let position = phases.firstIndex { $0.number >= number } ?? phases.endIndex
        if position == phases.endIndex || phases[position].number != number {
            phases.insert(Phase(number: number, summary: LatencySummary()), at: position)
        }
        return position
    }
}

extension RollupBucket {
    /// What the bucket holds, without its series, resolution and start: for stores that keep those as columns.
    ///
    /// A field that occurs several times counts as the sum of its occurrences, so the contents of two buckets one after the
    /// other are the content of both merged. By that, fields of a later version can be merged without knowing them.
    public var contentBytes: [UInt8] {
        var writer = WireWriter()
        writer.write(field: 1) { outcomes.write(to: &$0) }
        for entry in phases {
            let field = Self.phaseFields.lowerBound + UInt32(entry.number)
            writer.write(field: field) { entry.summary.write(to: &$0) }
        }
        writer.append(unknownFields: unknownFields)
        return writer.bytes
    }

    /// Creates a bucket from its stored content.
    ///
    /// - Parameters:
    ///   - series: The monitor and region.
    ///   - resolution: The bucket's length.
    ///   - start: The bucket's first instant.
    ///   - contentBytes: What ``contentBytes`` gave.
    /// - Throws: ``WireError`` for bytes that are no content of a bucket.
    public init(
        series: SeriesKey,
        resolution: RollupResolution,
        start: Timestamp,
        contentBytes: [UInt8]
    ) throws(WireError) {
        self.init(series: series, resolution: resolution, start: start)
        try readContent(contentBytes[...])
    }

    private mutating func readContent(_ bytes: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(bytes)
        while let tag = try reader.next() {
            var unknown: [UInt8] = []
            switch tag.field {
            case 1:
                var nested = WireReader(try reader.slice(tag))
                outcomes.merge(try OutcomeCounts(from: &nested, unknownFields: &unknown))
            case Self.phaseFields:
                var nested = WireReader(try reader.slice(tag))
                let summary = try LatencySummary(from: &nested, unknownFields: &unknown)
                phases[position(of: UInt8(tag.field - Self.phaseFields.lowerBound))].summary.merge(summary)
            default:
                try reader.skip(tag, into: &unknownFields)
            }
            if !unknown.isEmpty {
                var writer = WireWriter()
                writer.write(unknown, field: tag.field)
                unknownFields += writer.bytes
            }
        }
    }
}

extension RollupBucket: WireMessage {
    /// Appends the bucket's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(series.monitor.rawValue, field: 1)
        writer.write(series.region.rawValue, field: 2)
        writer.write(UInt64(resolution.rawValue), field: 3)
        writer.write(start.nanoseconds, field: 4)
        writer.write(contentBytes, field: 5)
    }

    /// Reads a bucket.
    public init(from reader: inout WireReader) throws(WireError) {
        var monitor: String?
        var region: String?
        var resolution: RollupResolution?
        var start = Timestamp.epoch
        var content: ArraySlice<UInt8> = []
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: monitor = try reader.text(tag)
            case 2: region = try reader.text(tag)
            case 3: resolution = UInt8(exactly: try reader.unsigned(tag)).flatMap(RollupResolution.init(rawValue:))
            case 4: start = Timestamp(nanoseconds: try reader.signed(tag))
            case 5: content = try reader.slice(tag)
            default: try reader.skip(tag, into: &ignored)
            }
        }
        guard let monitor, let region, let resolution else {
            throw WireError(code: .malformed, message: "a rollup bucket without its series or resolution")
        }
        let series = SeriesKey(monitor: MonitorID(monitor), region: Region(region))
        self.init(series: series, resolution: resolution, start: start)
        try readContent(content)
    }
}
