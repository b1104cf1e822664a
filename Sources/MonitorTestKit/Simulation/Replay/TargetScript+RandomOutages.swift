public import MonitorCore

extension TargetScript {
    /// A script of outages at random times.
    ///
    /// - Parameters:
    ///   - monitors: The monitors whose targets fail, each on its own.
    ///   - gap: About how long a target is well between two outages: from half to one and a half times as long.
    ///   - length: How long an outage lasts.
    ///   - behaviours: What an outage looks like, each as often as the others.
    ///   - duration: Over how long a time outages are spread.
    ///   - seed: Decides when they are; equal seeds give equal scripts.
    /// - Returns: The script; without noise.
    public static func randomOutages(
        of monitors: [MonitorID],
        every gap: Duration,
        lasting length: ClosedRange<Duration>,
        behaviours: [TargetBehaviour] = [.down, .silent],
        over duration: Duration,
        seed: UInt64
    ) -> TargetScript {
        guard !behaviours.isEmpty, gap > .zero else { return TargetScript() }
        var script = TargetScript()
        for monitor in monitors {
            var generator = SeededGenerator(seed: seed ^ stableHash(monitor.rawValue))
            func random(below limit: Int64) -> Int64 {
                Int64(generator.next().multipliedFullWidth(by: UInt64(max(limit, 1))).high)
            }
            func random(_ range: ClosedRange<Duration>) -> Duration {
                let width = (range.upperBound - range.lowerBound).inMilliseconds
                return range.lowerBound + .milliseconds(random(below: width + 1))
            }
            var now = random(.zero...gap)
            while now < duration {
                let lasting = max(.milliseconds(1), random(length))
                let behaviour = behaviours[Int(random(below: Int64(behaviours.count)))]
                script.episodes.append(TargetEpisode(behaviour, of: [monitor], from: now, lasting: lasting))
                now += lasting + random(gap / 2...gap * 1.5)
            }
        }
        return script
    }
}
