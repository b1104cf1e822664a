import Testing

@testable import BlackTideKit

@Suite struct SpellingTests {
    @Test(arguments: [("timout", "timeout"), ("intervall", "interval"), ("ulr", "url"), ("regoins", "regions")])
    func findsTheNearestKey(word: String, expected: String) {
        #expect(Spelling.nearest(to: word, among: ["timeout", "interval", "url", "regions"]) == expected)
    }

    @Test func findsNothingNearAnUnrelatedWord() {
        #expect(Spelling.nearest(to: "colour", among: ["timeout", "interval"]) == nil)
    }
}
