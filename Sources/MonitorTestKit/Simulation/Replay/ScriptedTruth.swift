import MonitorCore

/// How a monitor's target truly is, as the majority of its electorate would say if it were all-knowing.
struct ScriptedTruth {
    enum Standing {
        /// Fewer than a majority see it other than well.
        case well
        /// Neither well nor down: degraded, flapping, or failing some of the checks.
        case poor
        /// A majority see it down.
        case down
    }

    struct Span {
        /// In nanoseconds since the scenario's start.
        var start: Int64
        var standing: Standing
    }

    /// Each up to the next; no two neighbours are alike.
    private(set) var spans: [Span] = []

    /// - Parameters:
    ///   - parts: How each region sees the target.
    ///   - quorum: The size of the electorate.
    ///   - patience: How long an answer may take, in nanoseconds.
    init(_ parts: [[ScriptedSeries.Part]], quorum: Int, patience: Int64) {
        var positions = parts.map { _ in 0 }
        for start in Set(parts.flatMap { $0.map(\.start) }).sorted() {
            var voters = 0
            var notWell = 0
            var down = 0
            for region in parts.indices {
                while positions[region] + 1 < parts[region].count, parts[region][positions[region] + 1].start <= start {
                    positions[region] += 1
                }
                guard let standing = Self.standing(parts[region][positions[region]].behaviour, patience) else {
                    continue
                }
                voters += 1
                if standing != .well { notWell += 1 }
                if standing == .down { down += 1 }
            }
            let needed = max(quorum, voters) / 2 + 1
            let standing: Standing = down >= needed ? .down : notWell >= needed ? .poor : .well
            if spans.last?.standing != standing { spans.append(Span(start: start, standing: standing)) }
        }
    }

    /// Whether the target was well from one instant to another, both included.
    func isWell(from start: Int64, through end: Int64) -> Bool {
        let first = spans.lastIndex { $0.start <= start } ?? 0
        return spans[first...].prefix { $0.start <= end }.allSatisfy { $0.standing == .well }
    }

    /// The times before an end during which the target was down.
    func outages(before end: Int64) -> [(start: Int64, end: Int64)] {
        spans.indices.compactMap { index in
            guard spans[index].standing == .down, spans[index].start < end else { return nil }
            return (spans[index].start, index + 1 < spans.count ? min(spans[index + 1].start, end) : end)
        }
    }

    /// How one region sees a behaviour; `nil` when it cannot tell and has no vote.
    private static func standing(_ behaviour: TargetBehaviour, _ patience: Int64) -> Standing? {
        switch behaviour {
        case .up: .well
        case .down, .silent: .down
        case .slow(let delay): delay.inNanoseconds > patience ? .down : .well
        case .degraded, .flapping: .poor
        case .failing(let share): share >= 1 ? .down : share > 0 ? .poor : .well
        case .unknown: nil
        }
    }
}
