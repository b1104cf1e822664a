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
        /// What could not be read, and what fell below what is recorded.
        public var complaints: [String] = []
    }

    /// Runs all detectors on the blocks of a folder, and compares what they find with what is labelled.
    ///
    /// - Parameter path: The folder with `expected_trace_blocks.json`, `expected_log_blocks.json`, and the recorded blocks
    ///   in `mev-inspect-py/blocks` and `erigon-rpc-tests`.
    /// - Returns: The table, and all that is wrong.
    /// - Throws: An error of Foundation when the folder or its labels cannot be read.
    public static func run(_ path: String) throws -> Result {
        let folder = LabelledFolder(folder: URL(fileURLWithPath: path))
        var recordings: [Source: Recording] = [:]
        for (path, source) in try folder.recordings() {
            let content = [UInt8](try folder.content(of: path))
            recordings[source, default: Recording()].add(content.span, from: path)
        }
        var result = Result()
        var detectors = Detectors()
        var present: [Source: Set<UInt64>] = [:]
        for source in Source.allCases {
            for block in recordings[source]?.blocks() ?? [] {
                present[source, default: []].insert(block.number)
                detectors.examine(block, from: source)
            }
            result.complaints += recordings[source]?.failures ?? []
        }
        let labels = try Labels(
            traced: try folder.content(of: "expected_trace_blocks.json"),
            logged: try folder.content(of: "expected_log_blocks.json")
        ) { present[$0]?.contains($1) ?? false }
        let figures = Figure.measure(detectors, by: labels)
        let mistaken = labels.lookalikes.intersection(detectors.arbitrages)
        result.output = AccuracyTable(figures).text + lines(figures, present, labels, mistaken)
        result.complaints += RecordedFigure.all.compactMap { $0.complaint(of: figures) }
        result.complaints += mistaken.sorted().map { "\($0) is no arbitrage" }
        return result
    }

    /// What is missed and what is false, and how much was examined.
    private static func lines(
        _ figures: [Figure],
        _ present: [Source: Set<UInt64>],
        _ labels: Labels,
        _ mistaken: Set<String>
    ) -> String {
        func list(_ word: String, _ subjects: [Statement.Subject]) -> [String] {
            subjects.map { "\(word): \($0.kind.rawValue) in block \($0.block), \($0.key)\n" }.sorted()
        }
        let differences = list("Missed", figures.flatMap(\.missed)) + list("False", figures.flatMap(\.wrong))
        return """

            \(differences.joined())Look-alikes: \(mistaken.count) of \(labels.lookalikes.count) taken for arbitrages.
            Blocks: \(present[.traces]?.count ?? 0) with traces, \(present[.logs]?.count ?? 0) with logs.

            """
    }
}
