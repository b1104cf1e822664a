import AlertRules
import MonitorTestKit
import Testing

@Test func threeFailuresInARowAlert() throws {
    let rule = AlertRule(id: "api-down", condition: .consecutiveFailures(3))
    var timeline = try AlertTimeline([rule], interval: .seconds(30))
    timeline.check(.up, times: 4)
    timeline.check(.down, times: 3)
    timeline.check(.up, times: 2)
    #expect(timeline.log == ["3m firing api-down", "4m resolved api-down"])
}
