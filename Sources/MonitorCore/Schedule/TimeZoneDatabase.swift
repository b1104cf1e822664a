import Synchronization

/// Finds the rules of time zones by their IANA names, in a directory of compiled time zone files.
///
/// Each zone is read once and kept. `UTC` needs no file. May be used concurrently.
public final class TimeZoneDatabase: Sendable {
    /// The system's own database, under `/usr/share/zoneinfo`.
    public static let system = TimeZoneDatabase(directory: "/usr/share/zoneinfo")

    private let directory: String
    private let maximumFileByteCount: Int
    private let maximumZoneCount: Int
    private let zones = Mutex<[String: TimeZoneRules]>([:])

    /// Creates a database.
    ///
    /// - Parameters:
    ///   - directory: The path of the directory.
    ///   - maximumFileByteCount: The largest file that is read.
    ///   - maximumZoneCount: How many zones are kept; beyond that they are read anew.
    public init(directory: String, maximumFileByteCount: Int = 262_144, maximumZoneCount: Int = 1_024) {
        self.directory = directory
        self.maximumFileByteCount = maximumFileByteCount
        self.maximumZoneCount = maximumZoneCount
    }

    func rules(named name: String) throws(ScheduleError) -> TimeZoneRules {
        if name == "UTC" || name == "Etc/UTC" { return .utc }
        if let known = zones.withLock({ $0[name] }) { return known }
        guard Self.isName(name) else {
            throw ScheduleError(
                code: .unknownTimeZone,
                message: "“\(name)” is not the name of a time zone; write an IANA name such as Europe/Berlin, or UTC"
            )
        }
        guard let bytes = readFile(atPath: "\(directory)/\(name)", limit: maximumFileByteCount) else {
            throw ScheduleError(
                code: .unknownTimeZone,
                message: "there is no time zone “\(name)” in \(directory); write an IANA name such as Europe/Berlin, "
                    + "and see that the package tzdata is installed"
            )
        }
        let rules: TimeZoneRules
        do throws(ScheduleError) {
            rules = try TimeZoneFile.rules(from: bytes)
        } catch {
            throw ScheduleError(
                code: .unreadableTimeZone,
                message: "the time zone “\(name)” in \(directory) is \(error.message); reinstall the package tzdata",
                cause: error
            )
        }
        zones.withLock { zones in
            if zones.count < maximumZoneCount { zones[name] = rules }
        }
        return rules
    }

    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.split(separator: "/", omittingEmptySubsequences: false)
                .allSatisfy { part in
                    !part.isEmpty && part.utf8.first != UInt8(ascii: ".")
                        && part.utf8.allSatisfy { byte in
                            switch byte {
                            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                                UInt8(ascii: "+"):
                                true
                            default: false
                            }
                        }
                }
    }
}
