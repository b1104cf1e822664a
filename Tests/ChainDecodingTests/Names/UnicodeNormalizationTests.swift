import Testing

@testable import ChainDecoding

@Suite("Unicode normalisation")
struct UnicodeNormalizationTests {
    private let normalization = NameTables.shared.normalization

    @Test(
        "UAX #15: what its figures show",
        arguments: [
            ([0x212B], [0x41, 0x30A], [0xC5]),
            ([0x2126], [0x3A9], [0x3A9]),
            ([0x1E9B, 0x323], [0x17F, 0x323, 0x307], [0x1E9B, 0x323]),
            ([0x73, 0x323, 0x307], [0x73, 0x323, 0x307], [0x1E69]),
            ([0x1E0B, 0x323], [0x64, 0x323, 0x307], [0x1E0D, 0x307]),
            ([0x71, 0x307, 0x323], [0x71, 0x323, 0x307], [0x71, 0x323, 0x307]),
            ([0xFB01], [0xFB01], [0xFB01]),
            ([0x1100, 0x1161, 0x11A8], [0x1100, 0x1161, 0x11A8], [0xAC01]),
            ([0xD7A3], [0x1112, 0x1175, 0x11C2], [0xD7A3]),
            ([0xAC00, 0x11A7], [0x1100, 0x1161, 0x11A7], [0xAC00, 0x11A7]),
            ([0x958], [0x915, 0x93C], [0x915, 0x93C]),
            ([], [], []),
        ] as [([UInt32], [UInt32], [UInt32])]
    )
    func figures(source: [UInt32], decomposed: [UInt32], composed: [UInt32]) {
        #expect(normalization.decomposed(source) == decomposed)
        #expect(normalization.composed(source) == composed)
        #expect(normalization.composed(decomposed) == composed)
    }

    @Test("long runs of marks are put in order, each looked at once")
    func longRuns() {
        // The classes fall from mark to mark, which is the most work for an insertion.
        let count = 100_000
        var text = (0..<UInt32(count)).reversed().map { $0 % 200 + 1 }
        var work = 0
        UnicodeNormalization.order(&text) { character in
            work += 1
            return UInt16(character)
        }
        #expect(work == count)
        #expect(text == text.sorted())
    }

    @Test("marks of the same class keep their order, and starters their places")
    func stability() {
        var text: [UInt32] = [1000, 215, 115, 205, 105, 1001, 213, 111, 1002]
        UnicodeNormalization.order(&text) { $0 >= 1000 ? 0 : UInt16($0 / 100) }
        #expect(text == [1000, 115, 105, 215, 205, 1001, 111, 213, 1002])
    }

    @Test("Unicode: every row of its tests", .needsSharedData)
    func rows() throws {
        let parts = try SharedData.json([String: [[String]]].self, "ens-normalize/derive/output/nf-tests.json.gz")
        var count = 0
        for row in parts.values.joined() {
            let codes = row.map { $0.unicodeScalars.map(\.value) }
            try #require(codes.count == 3)
            for source in codes {
                #expect(normalization.decomposed(source) == codes[1], "\(row)")
                #expect(normalization.composed(source) == codes[2], "\(row)")
            }
            count += 1
        }
        #expect(count == 20_034)
        print("rows of the tests of Unicode normalisation: \(count)")
    }
}
