import Logging
import MonitorCore
import MonitorTestKit
import Testing

@testable import BlackTideKit

@Suite struct PlatformLogTests {
    private let time = VirtualTime()
    private let log: PlatformLog

    init() {
        log = PlatformLog(label: "test", isLive: true, time: time)
    }

    private func notices() throws -> [String] {
        try #require(log.notices).latest
    }

    @Test func theLiveViewShowsConsoleNotificationsAndWarnings() throws {
        log.logger.notice("web is down", metadata: ["channel": "console"])
        log.logger.warning("disk full")
        log.logger.info("not for the view")
        let notices = try notices()
        #expect(notices.count == 2)
        #expect(notices[0].hasSuffix("notice  web is down  channel=console"), "\(notices)")
        #expect(notices[1].hasSuffix("warning  disk full"), "\(notices)")
    }

    @Test func theViewKeepsTheLatest() throws {
        for number in 1...9 { log.logger.warning("\(number)") }
        #expect(try notices().map(\.last) == ["5", "6", "7", "8", "9"])
    }

    @Test func failuresLoggedForDebuggingAreRaisedOnceAMinute() throws {
        func fail() {
            log.logger.debug("ingestion failed; it is repeated", metadata: ["error": "disk full"])
        }
        log.logger.debug("no failure")
        for _ in 0..<10 { fail() }
        #expect(try notices().count == 1)
        #expect(try notices()[0].hasSuffix("warning  ingestion failed; it is repeated  error=disk full"))
        time.advance(by: .seconds(60))
        fail()
        #expect(try notices().count == 2)
        #expect(try notices()[1].hasSuffix("error=disk full  suppressed=9"))
    }

    @Test func aLevelOfOnesOwn() throws {
        let log = PlatformLog(label: "test", level: .error, isLive: true, time: time)
        log.logger.warning("disk full")
        log.logger.error("disk on fire")
        #expect(try #require(log.notices).latest.count == 1)
    }
}
