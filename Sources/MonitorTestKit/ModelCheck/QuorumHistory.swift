import MonitorCore

/// What every region found, slot by slot.
///
/// Written as one row for each region, one ``SlotFinding/symbol`` for each slot:
/// ```
/// a ++--
/// b +.--
/// c ++++
/// ```
public struct QuorumHistory: Sendable, Hashable, CustomStringConvertible {
    /// The most regions of a history: their names are single letters.
    public static let maximumRegions = 26

    static let monitor: MonitorID = "modelled"
    static let tenant: TenantID = "default"
    static let start = Timestamp(seconds: 1_800_000_000)
    static let interval = Duration.seconds(60)

    /// For each slot what each region found, the regions in order of name.
    public private(set) var slots: [[SlotFinding]] = []

    /// Creates a history without slots.
    init() {}

    /// Creates a history from one row for each region.
    ///
    /// - Parameter rows: Up to 26 rows of symbols; a sign that is no ``SlotFinding/symbol`` is read as missing, and so
    ///   is what short rows lack.
    public init(rows: [String]) {
        let signs = rows.prefix(Self.maximumRegions).map(Array.init)
        for slot in 0..<(signs.map(\.count).max() ?? 0) {
            append(
                signs.map { row in
                    guard slot < row.count else { return .missing }
                    return SlotFinding.allCases.first { $0.symbol == row[slot] } ?? .missing
                }
            )
        }
    }

    /// Appends what each region found at the next slot.
    mutating func append(_ slot: [SlotFinding]) {
        slots.append(slot)
    }

    /// One row for each region, each behind the region's name.
    public var description: String {
        (0..<(slots.first?.count ?? 0))
            .map { region in "\(Self.regions(region + 1)[region]) \(String(row(of: region).map(\.symbol)))" }
            .joined(separator: "\n")
    }

    /// What one region found, up to and including a slot.
    func row(of region: Int, through slot: Int = .max) -> [SlotFinding] {
        slots.prefix(slot == .max ? .max : slot + 1).map { $0[region] }
    }

    /// Histories that lack one result of this one.
    func withOneResultLess() -> [QuorumHistory] {
        slots.indices.flatMap { slot in
            slots[slot].indices
                .compactMap { region in
                    guard slots[slot][region] != .missing else { return nil }
                    var fewer = self
                    fewer.slots[slot][region] = .missing
                    return fewer
                }
        }
    }

    /// The names of that many regions, in order.
    static func regions(_ count: Int) -> [Region] {
        "abcdefghijklmnopqrstuvwxyz".prefix(count).map { Region(String($0)) }
    }

    static func time(of slot: Int) -> Timestamp { start + interval * slot }

    /// The number of a slot at a time that was made by ``time(of:)``.
    static func slot(at time: Timestamp) -> Int {
        Int((time - start).inMilliseconds / interval.inMilliseconds)
    }
}
