import AlertRules
import IncidentResponse
import MonitorCore

/// What a picture shows, row by row, before it has a form.
struct PictureContent {
    struct Section: Hashable {
        var title: String
        var note = ""
        var lanes: [PictureLane]
    }

    let title: String
    let subtitle: String
    let duration: Duration
    private(set) var sections: [Section] = []
    /// Faults of the platform that last.
    private(set) var faults: [FaultEpisode] = []

    private let scenario: Scenario

    init(_ picture: TimelinePicture) {
        title = picture.title
        scenario = picture.scenario
        duration = max(scenario.duration, .seconds(1))
        subtitle = Self.subtitle(of: scenario)
        if let report = picture.runs.first?.report {
            faults = report.events.compactMap { if case .fault(let episode) = $0.kind { episode } else { nil } }
        }
        sections.append(Section(title: "The truth", lanes: lanes { truth(of: $0, in: $1) }))
        if !faults.isEmpty { sections.append(Section(title: "The platform", lanes: faultLanes())) }
        if let report = picture.runs.first?.report {
            let results = Dictionary(grouping: report.results, by: \.slot.series)
            sections.append(
                Section(title: "What the checks found", lanes: lanes { checks(of: $0, in: $1, results) })
            )
        }
        for run in picture.runs {
            let title = run.name.isEmpty ? "What was decided" : run.name
            let lanes = scenario.monitors.flatMap { decisions(about: $0, in: run.report) }
            sections.append(Section(title: title, note: Self.summary(of: run.report), lanes: lanes))
        }
    }

    /// All looks that occur, in the order of the legend.
    var looks: [PictureLook] {
        var found: Set<PictureLook> = []
        for lane in sections.flatMap(\.lanes) {
            found.formUnion(lane.bars.map(\.look))
            found.formUnion(lane.marks.map(\.look))
            found.formUnion(lane.findings.map(\.look))
        }
        return PictureLook.allCases.filter(found.contains)
    }

    /// What a run came to, such as `2 pages, the first at 10m52s, 1 of them false`.
    static func summary(of report: SimulationReport) -> String {
        let calls = report.calls
        guard let first = calls.first else { return "nobody was paged" }
        let falseCount = calls.count(where: \.isFalse)
        let count = calls.count == 1 ? "1 page, at" : "\(calls.count) pages, the first at"
        let verdict =
            switch falseCount {
            case 0: ""
            case calls.count: calls.count == 1 ? ", false" : ", all false"
            default: ", \(falseCount) false"
            }
        return "\(count) \(first.at.clockText)\(verdict)"
    }

    private static func subtitle(of scenario: Scenario) -> String {
        var parts = scenario.monitors.prefix(3)
            .map { monitor in
                let interval = SlotSequence(monitor).interval.map { " every \($0.text)" } ?? ""
                let count = monitor.regions.count
                return "\(monitor.id)\(interval) from \(count == 1 ? "1 region" : "\(count) regions")"
            }
        if scenario.monitors.count > 3 { parts.append("\(scenario.monitors.count - 3) more") }
        if scenario.targets.noise > 0 {
            let percent = (scenario.targets.noise * 1_000).rounded() / 10
            parts.append("\(percent.shortText) % of checks fail by chance")
        }
        parts.append(scenario.duration.text)
        return parts.joined(separator: " · ")
    }

    private func lanes(_ make: (Monitor, Region) -> PictureLane) -> [PictureLane] {
        scenario.monitors.flatMap { monitor in Set(monitor.regions).sorted().map { make(monitor, $0) } }
    }

    private func label(_ text: String, _ monitor: Monitor) -> String {
        scenario.monitors.count == 1 ? text : "\(monitor.id) \(text)"
    }

    private func truth(of monitor: Monitor, in region: Region) -> PictureLane {
        let parts = ScriptedSeries(
            scenario.targets,
            series: SeriesKey(monitor: monitor.id, region: region),
            seed: 0
        )
        .parts
        var lane = PictureLane(label: label("\(region)", monitor), trouble: trouble(of: monitor))
        for (index, part) in parts.enumerated() {
            let start = Duration.nanoseconds(part.start)
            let end = index + 1 < parts.count ? Duration.nanoseconds(parts[index + 1].start) : duration
            guard start < min(end, duration) else { continue }
            let (look, words) = part.behaviour.appearance
            let detail = "\(region): \(words), \(start.clockText) to \(min(end, duration).clockText)"
            lane.bars.append(
                PictureLane.Bar(
                    start: start,
                    end: min(end, duration),
                    look: look,
                    label: look == .up ? "" : words,
                    detail: detail
                )
            )
        }
        return lane
    }

    /// When a majority of the electorate was to find the target other than well.
    private func trouble(of monitor: Monitor) -> [Range<Duration>] {
        let truth = ScriptedTruth(of: monitor, in: scenario)
        return truth.spans.indices.compactMap { index in
            let start = Duration.nanoseconds(truth.spans[index].start)
            guard truth.spans[index].standing != .well, start < duration else { return nil }
            let end = index + 1 < truth.spans.count ? Duration.nanoseconds(truth.spans[index + 1].start) : duration
            return start..<min(end, duration)
        }
    }

    private func checks(
        of monitor: Monitor,
        in region: Region,
        _ results: [SeriesKey: [CheckResult]]
    ) -> PictureLane {
        var lane = PictureLane(label: label("\(region)", monitor), trouble: trouble(of: monitor))
        lane.spacing = SlotSequence(monitor).interval ?? .zero
        for result in results[SeriesKey(monitor: monitor.id, region: region)] ?? [] {
            let at = result.slot.time - scenario.start
            let (look, words) = result.outcome.appearance
            lane.findings.append(
                PictureLane.Finding(at: at, look: look, detail: "\(at.clockText) \(region): \(words)")
            )
        }
        return lane
    }

    private func faultLanes() -> [PictureLane] {
        let nodes = Set(faults.map { $0.node ?? "" }).sorted()
        return nodes.map { node in
            var lane = PictureLane(label: node.isEmpty ? "all" : node)
            lane.bars = faults.filter { ($0.node ?? "") == node }
                .map { episode in
                    PictureLane.Bar(
                        start: episode.start,
                        end: min(episode.end, duration),
                        look: .fault,
                        label: episode.kind.words,
                        detail: episode.description
                    )
                }
            return lane
        }
    }
}

extension PictureContent {
    private func decisions(about monitor: Monitor, in report: SimulationReport) -> [PictureLane] {
        let trouble = trouble(of: monitor)
        var lanes = [statusLane(of: monitor, in: report)] + alertLanes(of: monitor, in: report)
        var pages = PictureLane(label: label("pages", monitor))
        pages.marks = report.pages.filter { $0.monitor == monitor.id }.map(mark)
        lanes.append(pages)
        for index in lanes.indices { lanes[index].trouble = trouble }
        return lanes
    }

    private func statusLane(of monitor: Monitor, in report: SimulationReport) -> PictureLane {
        var lane = PictureLane(label: label("status", monitor))
        var current = (start: Duration.zero, status: MonitorStatus.unknown)
        func close(at end: Duration) {
            guard current.start < end else { return }
            let (look, words) = current.status.appearance
            let detail = "\(words), \(current.start.clockText) to \(end.clockText)"
            let label = current.status == .up || current.status == .unknown ? "" : words
            lane.bars.append(
                PictureLane.Bar(start: current.start, end: end, look: look, label: label, detail: detail)
            )
        }
        for event in report.events {
            guard case .transition(let transition) = event.kind, transition.monitor == monitor.id else { continue }
            close(at: min(event.at, duration))
            current = (min(event.at, duration), transition.to)
        }
        close(at: duration)
        return lane
    }

    private func alertLanes(of monitor: Monitor, in report: SimulationReport) -> [PictureLane] {
        var lanes: [AlertRuleID: PictureLane] = [:]
        var firing: [DedupKey: (since: Duration, AlertChange)] = [:]
        func close(_ key: DedupKey, at end: Duration) {
            guard let (since, change) = firing.removeValue(forKey: key) else { return }
            let detail = "\(change.rule): \(change.reason), \(since.clockText) to \(end.clockText)"
            lanes[change.rule, default: PictureLane(label: label("alert \(change.rule)", monitor))].bars
                .append(
                    PictureLane.Bar(start: since, end: end, look: .alert, detail: detail)
                )
        }
        for event in report.events {
            guard case .alert(let change) = event.kind, change.monitor == monitor.id else { continue }
            close(change.key, at: min(event.at, duration))
            if change.status == .firing { firing[change.key] = (min(event.at, duration), change) }
        }
        for key in firing.keys.sorted() { close(key, at: duration) }
        if lanes.isEmpty { return [PictureLane(label: label("alert", monitor))] }
        return lanes.sorted { $0.key < $1.key }.map(\.value)
    }

    private func mark(_ page: Page) -> PictureLane.Mark {
        let look: PictureLook = page.isCall ? (page.isFalse ? .falseCall : .call) : .resolved
        var detail = "\(page)"
        if page.isCall { detail += ", began at \(page.startedAt.clockText) by its account" }
        if page.isFalse { detail += "; in truth all was well" }
        return PictureLane.Mark(at: min(page.at, duration), look: look, label: page.at.clockText, detail: detail)
    }
}
