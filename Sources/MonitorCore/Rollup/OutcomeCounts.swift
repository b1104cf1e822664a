/// How many results had which outcome.
public struct OutcomeCounts: Sendable, Hashable {
    /// Results that were `up`.
    public var up: UInt64
    /// Results that were `degraded`.
    public var degraded: UInt64
    /// Results that were `down`.
    public var down: UInt64
    /// Results that were `unknown`.
    public var unknown: UInt64
    /// Results, of any outcome, inside a maintenance window.
    public var inMaintenance: UInt64

    /// Creates counts.
    public init(up: UInt64 = 0, degraded: UInt64 = 0, down: UInt64 = 0, unknown: UInt64 = 0, inMaintenance: UInt64 = 0)
    {
        self.up = up
        self.degraded = degraded
        self.down = down
        self.unknown = unknown
        self.inMaintenance = inMaintenance
    }

    /// All results.
    public var total: UInt64 {
        up.addingSaturating(degraded).addingSaturating(down).addingSaturating(unknown)
    }

    /// Results of any outcome but `unknown`, as far as an `Int` can tell.
    var known: Int { Int(clamping: up.addingSaturating(degraded).addingSaturating(down)) }

    /// Counts one more result.
    public mutating func add(_ outcome: CheckOutcome, isInMaintenance: Bool) {
        switch outcome {
        case .up: up = up.addingSaturating(1)
        case .degraded: degraded = degraded.addingSaturating(1)
        case .down: down = down.addingSaturating(1)
        case .unknown: unknown = unknown.addingSaturating(1)
        }
        if isInMaintenance {
            inMaintenance = inMaintenance.addingSaturating(1)
        }
    }

    /// Adds other counts.
    public mutating func merge(_ other: OutcomeCounts) {
        up = up.addingSaturating(other.up)
        degraded = degraded.addingSaturating(other.degraded)
        down = down.addingSaturating(other.down)
        unknown = unknown.addingSaturating(other.unknown)
        inMaintenance = inMaintenance.addingSaturating(other.inMaintenance)
    }
}

extension OutcomeCounts: WireMessage {
    /// Appends the counts that are not zero.
    public func write(to writer: inout WireWriter) {
        for (field, count) in zip(UInt32(1)..., [up, degraded, down, unknown, inMaintenance]) where count > 0 {
            writer.write(count, field: field)
        }
    }

    /// Reads counts.
    public init(from reader: inout WireReader) throws(WireError) {
        var ignored: [UInt8] = []
        try self.init(from: &reader, unknownFields: &ignored)
    }

    /// Reads counts, and appends the fields of a later version to `unknownFields`.
    init(from reader: inout WireReader, unknownFields: inout [UInt8]) throws(WireError) {
        self.init()
        while let tag = try reader.next() {
            switch tag.field {
            case 1: up = try reader.unsigned(tag)
            case 2: degraded = try reader.unsigned(tag)
            case 3: down = try reader.unsigned(tag)
            case 4: unknown = try reader.unsigned(tag)
            case 5: inMaintenance = try reader.unsigned(tag)
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
    }
}
