import MonitorCore

/// Maps the time of a picture to places from left to right.
struct TimeAxis {
    let duration: Duration
    let left: Double
    let right: Double

    private static let steps: [Duration] = [
        .seconds(1), .seconds(2), .seconds(5), .seconds(10), .seconds(15), .seconds(30),
        .minutes(1), .minutes(2), .minutes(5), .minutes(10), .minutes(15), .minutes(30),
        .hours(1), .hours(2), .hours(3), .hours(6), .hours(12),
        .days(1), .days(2), .days(7), .days(14), .days(30), .days(90),
    ]
    private static let maximumTickCount = 13

    func x(_ time: Duration) -> Double {
        left + (right - left) * min(max(time / duration, 0), 1)
    }

    /// How wide a length of time is.
    func width(_ length: Duration) -> Double { (right - left) * (length / duration) }

    /// Round times at an even distance, not too many.
    var ticks: [Duration] {
        let fitting = Self.steps.first { Int(duration / $0) < Self.maximumTickCount }
        let step = fitting ?? duration / (Self.maximumTickCount - 1)
        return (0...Int(duration / step)).map { step * $0 }
    }
}
