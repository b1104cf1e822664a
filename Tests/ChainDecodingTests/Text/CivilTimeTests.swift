import ChainDecoding
import Foundation
import Testing

@Suite("Civil times")
struct CivilTimeTests {
    @Test(
        "are written by RFC 3339",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_709_195_232, "2024-02-29T08:27:12Z"),
            (951_868_800, "2000-03-01T00:00:00Z"), (-2_203_891_201, "1900-02-28T23:59:59Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func texts(seconds: Int64, text: String) {
        #expect(CivilTime(secondsSince1970: seconds)?.description == text)
    }

    @Test("have years of four digits")
    func range() {
        #expect(CivilTime(secondsSince1970: 253_402_300_800 as Int64) == nil)
        #expect(CivilTime(secondsSince1970: -62_167_219_201 as Int64) == nil)
        #expect(CivilTime(secondsSince1970: UInt64.max) == nil)
        #expect(CivilTime(secondsSince1970: Int64.min) == nil)
    }

    @Test("are those of Foundation's calendar")
    func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let seed: UInt64 = 1_970
        var generator = SeededGenerator(seed: seed)
        // After 1582, where Foundation's calendar changes from Julius to Gregory.
        for _ in 0..<500 {
            let seconds = Int64.random(in: -12_000_000_000...253_402_300_799, using: &generator)
            let time = try #require(CivilTime(secondsSince1970: seconds))
            let date = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            #expect(time.year == parts.year && time.month == parts.month && time.day == parts.day, "seed \(seed)")
            let second = (parts.hour ?? 0) * 3_600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)
            #expect(time.secondOfDay == second, "seed \(seed)")
        }
    }
}
