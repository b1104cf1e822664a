import MEVAnalysis

/// Draws what moved: parties side by side, each with a line downwards, and transfers as labelled arrows between the
/// lines, in the order of execution.
///
/// Each arrow has a row of its own with its label above it, so that no label lies on another, however much moved. The
/// colours are those of the page.
struct FlowPicture {
    private let chart: FlowChart
    private let name: String
    /// Where each band begins, and where the last one ends.
    private let tops: [Int]

    private static let margin = 96
    private static let column = 184
    private static let row = 32
    private static let head = 52
    private static let gap = 8

    /// Creates a picture.
    ///
    /// - Parameters:
    ///   - chart: What moved.
    ///   - name: What tells the picture from others of the page.
    init(_ chart: FlowChart, name: String) {
        self.chart = chart
        self.name = name
        tops = chart.bands.reduce(into: [Self.head + Self.gap]) { tops, band in
            let rows = band.arrows.count + (band.omitted > 0 ? 1 : 0)
            tops.append(tops[tops.count - 1] + max(rows, 1) * Self.row + 2 * Self.gap)
        }
    }

    /// The picture; `nil` when nothing moved.
    var svg: String? {
        guard chart.bands.contains(where: { !$0.arrows.isEmpty }) else { return nil }
        let places = chart.bands.indices
        let parts =
            [Markup.element("title", ["id": "\(name)-title"], Markup.text(title))]
            + places.map(ground) + chart.parties.indices.map(line) + places.map(arrows)
            + chart.parties.indices.map(box)
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)", "width": "\(width)",
                "height": "\(height)", "role": "img", "aria-labelledby": "\(name)-title",
                "style": "min-width:\(width * 7 / 10)px",
            ],
            "\n" + parts.joined(separator: "\n") + "\n"
        )
    }

    private var width: Int { Self.margin + chart.parties.count * Self.column }
    private var height: Int { (tops.last ?? Self.head) + Self.gap }

    private var title: String {
        let count = chart.bands.reduce(0) { $0 + $1.arrows.count }
        return "\(Wording.count(count, "transfer")) between \(chart.parties.map(\.name).joined(separator: ", "))"
    }

    /// Where the line of a party is.
    private func x(_ party: Int) -> Int { Self.margin + party * Self.column + Self.column / 2 }

    // MARK: Parts

    private func box(_ place: Int) -> String {
        let party = chart.parties[place]
        let frame = Markup.element(
            "rect",
            [
                "class": "party \(party.kind)", "x": "\(x(place) - 68)", "y": "4", "width": "136", "height": "44",
                "rx": "6",
            ]
        )
        return frame + label(party.name, "name", x: x(place), y: 22)
            + label(party.address, "soft", x: x(place), y: 39)
    }

    private func line(_ place: Int) -> String {
        let x = "\(x(place))"
        return Markup.element("line", ["class": "life", "x1": x, "x2": x, "y1": "\(Self.head - 4)", "y2": "\(height)"])
    }

    /// What lies under the transfers of a transaction, and which one it is.
    private func ground(_ place: Int) -> String {
        let band = chart.bands[place]
        let (top, bottom) = (tops[place], tops[place + 1] - Self.gap)
        let frame = Markup.element(
            "rect",
            [
                "class": "band \(band.role.rawValue)", "x": "0", "y": "\(top)", "width": "\(width)",
                "height": "\(bottom - top)", "rx": "6",
            ]
        )
        let middle = (top + bottom) / 2
        guard band.role != .subject else {
            return frame + label("transaction \(band.place)", "soft", x: Self.margin / 2, y: middle + 4)
        }
        return frame + label(band.role.rawValue, "name", x: Self.margin / 2, y: middle - 2)
            + label("transaction \(band.place)", "soft", x: Self.margin / 2, y: middle + 14)
    }

    private func arrows(_ place: Int) -> String {
        let band = chart.bands[place]
        let first = tops[place] + Self.row - 4
        var parts = band.arrows.enumerated().map { arrow($1, y: first + $0 * Self.row) }
        if band.omitted > 0 {
            let more = band.arrows.isEmpty ? "" : " more"
            let text = "\(Wording.count(band.omitted, "transfer"))\(more) among others"
            let y = first + band.arrows.count * Self.row - 6
            parts.append(label(text, "soft", x: Self.margin + (width - Self.margin) / 2, y: y))
        }
        return Markup.element("g", ["class": band.role.rawValue], parts.joined())
    }

    private func arrow(_ arrow: FlowChart.Arrow, y: Int) -> String {
        let (from, to) = (x(arrow.from), x(arrow.to))
        let back = to > from ? -1 : 1
        let shaft = Markup.element(
            "line",
            ["class": "arrow", "x1": "\(from)", "x2": "\(to + 8 * back)", "y1": "\(y)", "y2": "\(y)"]
        )
        let head = Markup.element("path", ["class": "head", "d": "M\(to) \(y)l\(9 * back) -4.5v9z"])
        return shaft + head + label(arrow.amount, "amount", x: (from + to) / 2, y: y - 6)
    }

    private func label(_ text: String, _ kind: String, x: Int, y: Int) -> String {
        Markup.element("text", ["class": kind, "x": "\(x)", "y": "\(y)", "text-anchor": "middle"], Markup.text(text))
    }
}
