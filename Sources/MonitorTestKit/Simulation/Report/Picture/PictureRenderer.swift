import MonitorCore

/// Gives the rows of a picture their places.
struct PictureRenderer {
    private let content: PictureContent
    private let axis: TimeAxis
    private var writer = SVGWriter()
    private var y = 0.0

    private static let width = 1_120.0
    private static let margin = 24.0
    private static let gutter = 150.0
    private static let rowHeight = 22.0
    private static let barHeight = 14.0
    private static let headingHeight = 34.0
    private static let textSize = 12.0

    init(_ content: PictureContent) {
        self.content = content
        axis = TimeAxis(
            duration: content.duration,
            left: Self.margin + Self.gutter,
            right: Self.width - Self.margin - 8
        )
    }

    var svg: String {
        var renderer = self
        renderer.draw()
        return renderer.document
    }

    private var document: String {
        let height = (y + Self.margin).shortText
        let width = Self.width.shortText
        let head = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
                + "height=\"\(height)\" role=\"img\">",
            "<title>\(content.title.escapedForXML)</title>",
            "<desc>\(description.escapedForXML)</desc>",
            "<style>\(PictureStyle.sheet)</style>",
            PictureStyle.patterns,
            "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>",
        ]
        return (head + writer.lines + ["</svg>", ""]).joined(separator: "\n")
    }

    private var description: String {
        ([content.subtitle] + content.sections.filter { !$0.note.isEmpty }.map { "\($0.title): \($0.note)" })
            .joined(separator: ". ") + "."
    }

    private mutating func draw() {
        y = Self.margin + 18
        let room = Self.width - 2 * Self.margin
        writer.text(content.title.shortened(to: room, size: 20), x: Self.margin, y: y, class: "title")
        y += 20
        writer.text(content.subtitle.shortened(to: room, size: Self.textSize), x: Self.margin, y: y, class: "note")
        y += 18
        drawLegend()
        y += 22
        drawTimes()
        let top = y + 4
        drawShades(from: top, to: top + sectionsHeight)
        y = top
        for section in content.sections { draw(section) }
        y += 16
        drawTimes()
    }

    private var sectionsHeight: Double {
        content.sections.reduce(6) { $0 + Self.headingHeight + Double($1.lanes.count) * Self.rowHeight }
    }

    private mutating func drawTimes() {
        for tick in axis.ticks {
            writer.text(tick == .zero ? "0" : tick.text, x: axis.x(tick), y: y, class: "time")
        }
    }

    /// What spans all rows: the lines of the time axis, and the faults of the platform.
    private mutating func drawShades(from top: Double, to bottom: Double) {
        for tick in axis.ticks {
            writer.line(fromX: axis.x(tick), y: top, toX: axis.x(tick), y: bottom, class: "grid")
        }
        for fault in content.faults {
            let (x, width) = place(fault.start, fault.end, least: 2)
            writer.rectangle(
                x: x,
                y: top,
                width: width,
                height: bottom - top,
                class: "shade",
                detail: fault.description
            )
        }
    }

    private mutating func draw(_ section: PictureContent.Section) {
        y += Self.headingHeight
        let room = axis.right - Self.margin
        let noteWidth = section.note.width(ofSize: Self.textSize)
        let title = section.title.shortened(to: room - noteWidth - 16, size: 13)
        writer.text(title, x: Self.margin, y: y - 10, class: "heading")
        if !section.note.isEmpty { writer.text(section.note, x: axis.right, y: y - 10, class: "note end") }
        for lane in section.lanes {
            draw(lane)
            y += Self.rowHeight
        }
    }

    private mutating func draw(_ lane: PictureLane) {
        for trouble in lane.trouble {
            let (x, width) = place(trouble.lowerBound, trouble.upperBound, least: 0)
            writer.rectangle(x: x, y: y, width: width, height: Self.rowHeight, class: "trouble")
        }
        let label = lane.label.shortened(to: Self.gutter - 12, size: Self.textSize)
        writer.text(label, x: Self.margin, y: y + 15, class: "label")
        for bar in lane.bars { draw(bar) }
        draw(findings: lane)
        draw(marks: lane.marks)
    }

    private mutating func draw(_ bar: PictureLane.Bar) {
        let (x, width) = place(bar.start, bar.end, least: 2)
        let top = y + (Self.rowHeight - Self.barHeight) / 2
        writer.rectangle(
            x: x,
            y: top,
            width: width,
            height: Self.barHeight,
            class: bar.look.rawValue,
            detail: bar.detail
        )
        guard !bar.label.isEmpty,
            let words = [bar.label, bar.look.words].first(where: { $0.width(ofSize: 11) + 8 <= width })
        else { return }
        writer.text(words, x: x + width / 2, y: y + 15, class: "inside on-\(bar.look.rawValue)")
    }

    private mutating func draw(marks: [PictureLane.Mark]) {
        let marks = legible(marks)
        for (index, mark) in marks.enumerated() {
            let x = axis.x(mark.at)
            draw(mark.look, x: x, y: y + Self.rowHeight / 2, detail: mark.detail)
            let end = x + 9 + mark.label.width(ofSize: 11)
            let next = index + 1 < marks.count ? axis.x(marks[index + 1].at) - 8 : Self.width - 4
            if end <= next { writer.text(mark.label, x: x + 9, y: y + 15, class: "small") }
        }
    }

    /// Without the ends that would hide the page before them.
    private func legible(_ marks: [PictureLane.Mark]) -> [PictureLane.Mark] {
        marks.indices
            .filter { index in
                guard index > 0, marks[index].look == .resolved else { return true }
                return axis.x(marks[index].at) - axis.x(marks[index - 1].at) >= 12
            }
            .map { marks[$0] }
    }
}

extension PictureRenderer {
    /// Checks that were well are small, others tall, so that they differ in more than colour.
    private mutating func draw(findings lane: PictureLane) {
        let pitch = axis.width(lane.spacing)
        let isDense = pitch < 4
        if isDense { drawRuns(of: lane) }
        let width = min(max(pitch * 0.6, 1.5), 8)
        for finding in lane.findings where !(isDense && finding.look == .up) {
            let height = finding.look == .up ? 6.0 : Self.barHeight
            writer.rectangle(
                x: axis.x(finding.at) - width / 2,
                y: y + (Self.rowHeight - height) / 2,
                width: width,
                height: height,
                class: "\(finding.look.rawValue) check",
                detail: finding.look == .up ? "" : finding.detail
            )
        }
    }

    /// Where checks lie too close to be told apart, a thin bar shows that they were made.
    private mutating func drawRuns(of lane: PictureLane) {
        let gap = max(lane.spacing * 1.5, .milliseconds(1))
        var start: Duration?
        for (index, finding) in lane.findings.enumerated() {
            let begin = start ?? finding.at
            start = begin
            let next = index + 1 < lane.findings.count ? lane.findings[index + 1].at : nil
            if let next, next - finding.at <= gap { continue }
            let (x, width) = place(begin, finding.at + lane.spacing, least: 1)
            let detail = "checks, \(begin.clockText) to \(finding.at.clockText)"
            writer.rectangle(x: x, y: y + 8, width: width, height: 6, class: "up check", detail: detail)
            start = nil
        }
    }

    private mutating func drawLegend() {
        var x = Self.margin
        var items: [(style: String, words: String, mark: PictureLook?)] =
            content.looks.map { ($0.rawValue, $0.words, $0.isMark ? $0 : nil) }
        if content.sections.contains(where: { $0.lanes.contains { !$0.trouble.isEmpty } }) {
            items.append(("trouble", "truly not well", nil))
        }
        for (style, words, mark) in items {
            let width = 20 + words.width(ofSize: 11) + 16
            if x + width > Self.width - Self.margin {
                x = Self.margin
                y += 20
            }
            if let mark {
                draw(mark, x: x + 7, y: y - 4, detail: "")
            } else {
                writer.rectangle(x: x, y: y - 10, width: 14, height: 11, class: style)
            }
            writer.text(words, x: x + 20, y: y, class: "small")
            x += width
        }
    }

    private mutating func draw(_ mark: PictureLook, x: Double, y: Double, detail: String) {
        guard mark != .resolved else {
            return writer.circle(x: x, y: y, radius: 4.5, class: mark.rawValue, detail: detail)
        }
        let (left, right) = ((x - 6).shortText, (x + 6).shortText)
        let (top, bottom) = ((y - 6).shortText, (y + 6).shortText)
        writer.path(
            "M\(left) \(top)H\(right)L\(x.shortText) \(bottom)Z",
            class: mark.rawValue,
            detail: detail
        )
    }

    private func place(_ start: Duration, _ end: Duration, least: Double) -> (x: Double, width: Double) {
        let x = axis.x(start)
        return (x, max(axis.x(end) - x, least))
    }
}
