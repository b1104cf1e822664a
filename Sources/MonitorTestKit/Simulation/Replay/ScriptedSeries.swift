import MonitorCore

/// The part of a script that one region of one monitor meets, cut at every change of behaviour.
///
/// The script's own answer looks through all episodes; of these there may be thousands in a year.
struct ScriptedSeries {
    /// From when on, in nanoseconds since the scenario's start, which behaviour counts.
    struct Part {
        var start: Int64
        /// The script with no episode but the one that counts.
        var script: TargetScript
        var behaviour: TargetBehaviour
        /// How long the answer takes when it is `up` whatever chance says, else `nil`.
        var certainDelay: Int64?
    }

    let series: SeriesKey
    let parts: [Part]
    private let seed: UInt64
    private var position = 0

    init(_ script: TargetScript, series: SeriesKey, seed: UInt64) {
        self.series = series
        self.seed = seed
        let episodes = script.episodes
            .filter {
                $0.start < $0.end && ($0.monitors?.contains(series.monitor) ?? true)
                    && ($0.regions?.contains(series.region) ?? true)
            }
            .map { TargetEpisode($0.behaviour, from: $0.start, lasting: $0.end - $0.start) }
        var parts: [Part] = []
        for start in Set(episodes.flatMap { [$0.start, $0.end] } + [.zero]).sorted() where start >= .zero {
            var part = script
            part.episodes = episodes.last { $0.covers(series, at: start) }.map { [$0] } ?? []
            let behaviour = part.behaviour(of: series, at: start)
            let isCertain = behaviour == .up && script.noise <= 0
            parts.append(
                Part(
                    start: start.inNanoseconds,
                    script: part,
                    behaviour: behaviour,
                    certainDelay: isCertain ? script.latency.inNanoseconds : nil
                )
            )
        }
        self.parts = parts
    }

    /// What an attempt comes to, and after how many nanoseconds, if ever.
    ///
    /// Fast when attempts are asked for in about the order of time.
    mutating func answer(to slot: Timestamp, attempt: Int, at offset: Int64) -> (CheckOutcome, delay: Int64?) {
        while position + 1 < parts.count, parts[position + 1].start <= offset { position += 1 }
        while position > 0, parts[position].start > offset { position -= 1 }
        if let delay = parts[position].certainDelay { return (.up, delay) }
        let answer = parts[position].script
            .answer(
                to: SlotID(series: series, time: slot),
                attempt: attempt,
                at: .nanoseconds(offset),
                seed: seed
            )
        return (answer.outcome, answer.delay?.inNanoseconds)
    }
}
