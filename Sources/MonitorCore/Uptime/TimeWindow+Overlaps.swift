extension TimeWindow {
    /// The spans, in order and merged, that at least `count` of the given windows share.
    static func overlaps(of windows: [TimeWindow], count: Int) -> [TimeWindow] {
        var edges = windows.filter { !$0.isEmpty }.flatMap { [($0.start, 1), ($0.end, -1)] }
        // At one instant beginnings come first, so that windows which touch are merged.
        edges.sort { $0.0 == $1.0 ? $0.1 > $1.1 : $0.0 < $1.0 }
        var spans: [TimeWindow] = []
        var depth = 0
        var start = Timestamp.distantPast
        for (instant, change) in edges {
            let before = depth
            depth += change
            if before < count, depth >= count {
                start = instant
            } else if before >= count, depth < count, start < instant {
                spans.append(TimeWindow(start: start, end: instant))
            }
        }
        return spans
    }
}
