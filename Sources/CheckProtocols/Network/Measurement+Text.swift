import MonitorCore

extension Double {
    /// The number with at most so many places.
    func rounded(toPlaces places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return "\((self * scale).rounded() / scale)"
    }
}

extension Duration {
    /// The duration without what is finer than a microsecond.
    var roundedToMicroseconds: Duration { .microseconds(inNanoseconds / 1_000) }

    /// The duration to the next millisecond.
    var roundedToMilliseconds: Duration { .milliseconds(inNanoseconds.addingSaturating(500_000) / 1_000_000) }
}
