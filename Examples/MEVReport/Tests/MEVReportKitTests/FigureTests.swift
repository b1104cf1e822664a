import Foundation
import Testing

@testable import MEVAccuracyKit

@Suite("Accuracy")
struct FigureTests {
    private let weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"

    private func labels(_ json: String) throws -> Labels {
        let logged = #"{"blocks":[],"arbitrages":[],"sandwiches":[],"jit":[],"negatives":[],"trace_only_blocks":[]}"#
        return try Labels(traced: Data(json.utf8), logged: Data(logged.utf8)) { source, block in
            source == .traces && block == 7
        }
    }

    @Test("tells what is missed, what is false, and what is not to the unit")
    func figures() throws {
        let arbitrages = ["0xaa", "0xbb", "0xcc"]
            .map { hash in
                #"{"block":7,"tx":"\#(hash)","anchor_found":\#(hash == "0xaa"),"reverted":false,"sandwich_leg":false,"#
                    + #""net_of_bot":{"ETH+WETH":"100"}}"#
            }
        let labels = try labels(
            #"{"arbitrages":[\#(arbitrages.joined(separator: ","))],"sandwiches":[],"liquidations":[],"negatives":[]}"#
        )
        let found = [
            Statement(.arbitrage, .traces, 7, "0xaa", Amounts([weth: "100"])),
            Statement(.arbitrage, .traces, 7, "0xbb", Amounts([weth: "101"])),
            Statement(.arbitrage, .traces, 7, "0xdd", Amounts()),
            Statement(.arbitrage, .traces, 8, "0xee", Amounts()),
        ]
        let figure = try #require(Figure.measure(found, by: labels).first { $0.kind == .arbitrage })
        #expect(figure.labelled == 3 && figure.found == 2 && figure.withAmounts == 3 && figure.exact == 1)
        #expect(figure.precision == 666 && figure.recall == 666)
        #expect(
            figure.complaints == [
                "missed: arbitrage by traces, block 7, 0xcc", "false: arbitrage by traces, block 7, 0xdd",
                "not to the unit: arbitrage by traces, block 7, 0xbb, 101 of ETH and not 100 of ETH",
            ]
        )
        #expect(figure.reference?.found == 1 && figure.reference?.labelled == 3)
    }

    @Test("fails where labels are not there, and where the folder is not")
    func missing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mev-accuracy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: (any Error).self) { try Accuracy.run(folder.path) }
        let files = [
            "expected_trace_blocks.json": #"{"arbitrages":[],"sandwiches":[],"liquidations":[],"negatives":[]}"#,
            "expected_log_blocks.json": """
            {"blocks":[],"arbitrages":[],"sandwiches":[],"jit":[],"negatives":[],"trace_only_blocks":[]}
            """,
        ]
        for (name, content) in files {
            try Data(content.utf8).write(to: folder.appending(path: name))
        }
        let result = try Accuracy.run(folder.path)
        #expect(result.complaints.count == RecordedFigure.all.count)
        #expect(result.complaints.first == "arbitrage by traces: nothing labelled is there")
    }
}
