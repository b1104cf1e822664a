/// A row of small bars, one per value; a missing value is a gap.
enum Sparkline {
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws the last `width` values against the highest of them.
    static func draw(_ values: [Double?], width: Int) -> String {
        let shown = values.suffix(width)
        let highest = shown.compactMap { $0 }.max() ?? 0
        let line = shown.map { value -> Character in
            guard let value else { return "·" }
            guard highest > 0 else { return bars[0] }
            let step = Int((value / highest * Double(bars.count - 1)).rounded())
            return bars[min(max(step, 0), bars.count - 1)]
        }
        return String(repeating: " ", count: max(0, width - line.count)) + String(line)
    }
}
