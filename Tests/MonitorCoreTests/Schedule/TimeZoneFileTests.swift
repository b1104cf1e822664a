import Foundation
import Testing

@testable import MonitorCore

@Suite("Time zones")
struct TimeZoneFileTests {
    static func bytes(_ name: String) throws -> [UInt8] {
        try #require(readFile(atPath: "/usr/share/zoneinfo/\(name)", limit: 1 << 20))
    }

    @Test(
        "offsets agree with Foundation's",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu",
            "Africa/Casablanca", "Europe/Dublin", "Pacific/Apia", "America/Nuuk",
        ]
    )
    func agreesWithFoundation(name: String) throws {
        let rules = try TimeZoneDatabase.system.rules(named: name)
        let zone = try #require(TimeZone(identifier: name))
        for second in stride(from: Int64(946_684_800), to: 1_735_689_600, by: 40_007) {
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            #expect(rules.offset(at: second) == Int64(expected), "at \(second)")
        }
    }

    @Test("UTC needs no file")
    func utc() throws {
        let database = TimeZoneDatabase(directory: "/nonexistent")
        #expect(try database.rules(named: "UTC").offset(at: 0) == 0)
        #expect(throws: ScheduleError.self) { try database.rules(named: "Europe/Berlin") }
    }

    @Test(
        "a name cannot leave the directory",
        arguments: [
            "", "../etc/passwd", "/etc/passwd", "Europe/../../x", "Europe//Berlin", "a b", "é", ".", "Europe/",
            "zone\0",
        ]
    )
    func names(name: String) {
        let error = #expect(throws: ScheduleError.self) { try TimeZoneDatabase.system.rules(named: name) }
        #expect(error?.code == .unknownTimeZone)
    }

    @Test("a directory, a file too large and a file of something else are refused")
    func otherFiles() {
        #expect(throws: ScheduleError.self) { try TimeZoneDatabase.system.rules(named: "Europe") }
        let small = TimeZoneDatabase(directory: "/usr/share/zoneinfo", maximumFileByteCount: 100)
        #expect(throws: ScheduleError.self) { try small.rules(named: "Europe/Berlin") }
        let error = #expect(throws: ScheduleError.self) { try TimeZoneFile.rules(from: Array("TZif9 hello".utf8)) }
        #expect(error?.code == .unreadableTimeZone)
    }

    @Test("every truncation throws")
    func truncation() throws {
        let bytes = try Self.bytes("Europe/Berlin")
        for count in 0..<bytes.count - 1 {
            #expect(throws: ScheduleError.self) { try TimeZoneFile.rules(from: Array(bytes[..<count])) }
        }
    }

    @Test("changed bytes never trap", arguments: [21, 22, 23] as [UInt64])
    func corruption(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = try Self.bytes("America/Santiago")
        for _ in 0..<2_000 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index =
                    Bool.random(using: &random)
                    ? Int.random(in: 0..<100, using: &random) : Int.random(in: 0..<bytes.count, using: &random)
                damaged[index] = UInt8.random(in: 0...255, using: &random)
            }
            guard let rules = try? TimeZoneFile.rules(from: damaged) else { continue }
            _ = rules.firstInstant(ofLocal: rules.latestLocal(shownUntil: 1_800_000_000))
        }
    }

    @Test("reads a file of version 1")
    func versionOne() throws {
        var bytes: [UInt8] = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
        for count in [0, 0, 0, 1, 2, 8] as [UInt8] { bytes += [0, 0, 0, count] }
        bytes += [0, 0, 0, 100] + [1]
        bytes += [0, 0, 0, 0, 0, 0] + [0, 0, 0x0e, 0x10, 1, 4] + Array("AAA\0BBB\0".utf8)
        let rules = try TimeZoneFile.rules(from: bytes)
        #expect(rules.offset(at: 99) == 0)
        #expect(rules.offset(at: 100) == 3_600)
    }

    @Test(
        "reads recurring rules",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", 2_026, [("2026-03-29T01:00:00Z", 7_200), ("2026-10-25T01:00:00Z", 3_600)]),
            (
                "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 2_026,
                [("2026-03-29T01:00:00Z", -7_200), ("2026-10-25T01:00:00Z", -10_800)]
            ),
            ("EST5EDT,J60/0,300/0", 2_024, [("2024-03-01T05:00:00Z", -14_400), ("2024-10-27T04:00:00Z", -18_000)]),
            ("UTC0", 2_026, []),
        ] as [(String, Int64, [(String, Int64)])]
    )
    func recurringRules(text: String, year: Int64, expected: [(String, Int64)]) throws {
        let changes = try #require(RecurringTimeZoneRule(text)).changes(inYear: year)
        #expect(changes.map { Timestamp(seconds: $0.instant).rfc3339 } == expected.map(\.0))
        #expect(changes.map(\.offset) == expected.map(\.1))
    }

    @Test(
        "refuses what is no recurring rule",
        arguments: [
            "", "A", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M10.5.0", "CET-99", "<>1", "CET-1CEST,J0,J1", "CET-1 ",
        ]
    )
    func wrongRules(text: String) {
        #expect(RecurringTimeZoneRule(text) == nil)
    }
}
