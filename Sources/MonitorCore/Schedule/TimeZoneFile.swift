/// A reader of compiled time zone files (TZif, RFC 8536, versions 1 to 4).
///
/// Every count is checked against the bytes that are there before anything is allocated.
struct TimeZoneFile {
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the rules from a file's bytes.
    static func rules(from bytes: [UInt8]) throws(ScheduleError) -> TimeZoneRules {
        var file = TimeZoneFile(bytes)
        var header = try file.header()
        guard header.version >= 2 else {
            let (initial, changes) = try file.block(header, timeSize: 4)
            return TimeZoneRules(initialOffset: initial, changes: changes)
        }
        try file.skip(header.byteCount(timeSize: 4))
        header = try file.header()
        var (initial, changes) = try file.block(header, timeSize: 8)
        if let footer = try file.footer() {
            if changes.isEmpty, footer.daylight == nil {
                initial = footer.standardOffset
            }
            let firstYear = changes.last.map { CivilDate(daysSinceEpoch: $0.instant.floorDivided(by: 86_400)).year }
            for year in stride(from: max(1_900, firstYear ?? 1_900), through: TimeZoneRules.lastYear, by: 1) {
                for change in footer.changes(inYear: year) {
                    switch changes.last {
                    case .some(let last) where change.instant < last.instant: break
                    case .some(let last) where change.instant == last.instant: changes[changes.count - 1] = change
                    default: changes.append(change)
                    }
                }
            }
        }
        return TimeZoneRules(initialOffset: initial, changes: changes)
    }

    private struct Header {
        var version: Int
        var utcIndicators: Int
        var standardIndicators: Int
        var leapSeconds: Int
        var changes: Int
        var types: Int
        var characters: Int

        func byteCount(timeSize: Int) -> Int {
            changes * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardIndicators
                + utcIndicators
        }
    }

    private mutating func header() throws(ScheduleError) -> Header {
        guard bytes.count - position >= 44, bytes[position..<(position + 4)].elementsEqual("TZif".utf8) else {
            throw Self.malformed("it does not begin with TZif")
        }
        let version: Int
        switch bytes[position + 4] {
        case 0: version = 1
        case UInt8(ascii: "2")...UInt8(ascii: "9"): version = Int(bytes[position + 4] - 48)
        default: throw Self.malformed("its version is unknown")
        }
        position += 20
        return Header(
            version: version,
            utcIndicators: Int(try integer(4)) & 0xffff_ffff,
            standardIndicators: Int(try integer(4)) & 0xffff_ffff,
            leapSeconds: Int(try integer(4)) & 0xffff_ffff,
            changes: Int(try integer(4)) & 0xffff_ffff,
            types: Int(try integer(4)) & 0xffff_ffff,
            characters: Int(try integer(4)) & 0xffff_ffff
        )
    }

    private mutating func block(
        _ header: Header,
        timeSize: Int
    ) throws(ScheduleError) -> (initial: Int64, changes: [TimeZoneRules.Change]) {
        let end = position + header.byteCount(timeSize: timeSize)
        guard end <= bytes.count else { throw Self.malformed("it is cut short") }
        guard header.types > 0 else { throw Self.malformed("it has no types of local time") }
        guard header.leapSeconds == 0 else {
            throw Self.malformed("it counts leap seconds; use the zone without right/")
        }
        var instants: [Int64] = []
        instants.reserveCapacity(header.changes)
        for _ in 0..<header.changes {
            let instant = try integer(timeSize)
            guard instant > instants.last ?? .min, abs(instant / 2) < 1 << 58 else {
                throw Self.malformed("its changes are not in order")
            }
            instants.append(instant)
        }
        let indices = bytes[position..<(position + header.changes)].map(Int.init)
        position += header.changes
        var offsets: [Int64] = []
        for _ in 0..<header.types {
            let offset = try integer(4)
            guard abs(offset) <= TimeZoneRules.maximumOffset else { throw Self.malformed("an offset is out of range") }
            offsets.append(offset)
            try skip(2)
        }
        guard indices.allSatisfy({ $0 < offsets.count }) else { throw Self.malformed("a change has no type") }
        position = end
        let changes = zip(instants, indices).map { TimeZoneRules.Change(instant: $0, offset: offsets[$1]) }
        return (offsets[0], changes)
    }

    private mutating func footer() throws(ScheduleError) -> RecurringTimeZoneRule? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\n"),
            let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "\n"))
        else { throw Self.malformed("its footer is missing") }
        let text = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        guard !text.isEmpty else { return nil }
        guard let rule = RecurringTimeZoneRule(text) else { throw Self.malformed("its footer “\(text)” is not a rule") }
        return rule
    }

    private mutating func integer(_ size: Int) throws(ScheduleError) -> Int64 {
        guard bytes.count - position >= size else { throw Self.malformed("it is cut short") }
        defer { position += size }
        let value = bytes[position..<(position + size)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    private mutating func skip(_ count: Int) throws(ScheduleError) {
        guard bytes.count - position >= count else { throw Self.malformed("it is cut short") }
        position += count
    }

    private static func malformed(_ reason: String) -> ScheduleError {
        ScheduleError(code: .unreadableTimeZone, message: "not a usable time zone file: \(reason)")
    }
}
