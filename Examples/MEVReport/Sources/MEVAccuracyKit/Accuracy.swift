import ChainDecoding
import Foundation
import MEVAnalysis
import MEVReportKit

/// Measures the detectors by labelled blocks.
public enum Accuracy {
    /// What a run comes to.
    public struct Result: Sendable {
        /// The table.
        public var output = ""
        /// What could not be read, what is wrong or missed, and what labels are not there.
        public var complaints: [String] = []
    }

    /// Runs all detectors on the blocks of a folder, and compares what they find with what is labelled.
    ///
    /// - Parameter path: The folder with `expected_trace_blocks.json`, `expected_log_blocks.json`, and recordings in
    ///   `mev-inspect-py/blocks`, `erigon-rpc-tests`, `mev-inspect-rs` and `mev-inspect-js`.
    /// - Returns: The table, and all that is wrong.
    /// - Throws: An error of Foundation when the folder or its labels cannot be read.
    public static func run(_ path: String) throws -> Result {
        let folder = LabelledFolder(folder: URL(fileURLWithPath: path))
        let labels = (
            traced: try folder.content(of: "expected_trace_blocks.json"),
            logged: try folder.content(of: "expected_log_blocks.json")
        )
        var (examined, failures) = try examine(folder)
        let cases = try folder.inspectJS().map { try InspectJS($0) }
        examined.cases = cases?.blocks.count ?? 0
        let expected = try expected(labels, of: examined, and: cases)
        let figures = Figure.measure(examined.detectors.statements + (cases?.statements ?? []), by: expected)
        let summary = Summary(figures: figures, labels: expected, examined: examined)
        failures += summary.complaints
        return Result(output: AccuracyTable(figures).text + "\n" + summary.text, complaints: failures)
    }

    /// What was examined, and what the detectors say of it.
    struct Examined {
        var detectors = Detectors()
        var blocks: [Source: Set<UInt64>] = [:]
        /// How many cases of mev-inspect-js.
        var cases = 0
    }

    private static func examine(_ folder: LabelledFolder) throws -> (Examined, failures: [String]) {
        var recordings: [Source: Recording] = [:]
        for (path, source) in try folder.recordings() {
            let content = [UInt8](try folder.content(of: path))
            recordings[source, default: Recording()].add(content.span, from: path)
        }
        var (examined, failures): (Examined, [String]) = (Examined(), [])
        for source in Source.allCases {
            for block in recordings[source]?.blocks() ?? [] {
                examined.blocks[source, default: []].insert(block.number)
                examined.detectors.examine(block, from: source)
            }
            failures += recordings[source]?.failures ?? []
        }
        return (examined, failures)
    }

    private static func expected(
        _ files: (traced: Data, logged: Data),
        of examined: Examined,
        and cases: InspectJS?
    ) throws -> Labels {
        var labels = try Labels(traced: files.traced, logged: files.logged) { source, block in
            examined.blocks[source]?.contains(block) ?? false
        }
        for block in examined.blocks[.inspectRS] ?? [] {
            for kind in [FindingClass.arbitrage, .liquidation] { labels.close(kind, .inspectRS, block) }
        }
        labels.add(cases?.labels ?? [])
        for (kind, block) in cases?.blocks ?? [] { labels.close(kind, .inspectJS, block) }
        return labels
    }
}
