import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Labels")
struct ResolvedLabelTests {
    private static let account = Address.test(1)

    private func label(
        _ category: AccountCategory?,
        _ entity: String? = nil,
        by source: String,
        _ thousandths: Int,
        from block: UInt64 = 0
    ) -> Label {
        Label(
            Self.account,
            category: category,
            entity: entity,
            source: source,
            confidence: Confidence(thousandths: thousandths),
            firstBlock: block
        )
    }

    @Test("agreement adds nothing, and the sources are told")
    func agreement() throws {
        let resolved = try #require(
            ResolvedLabel([label(.exchange, by: "b", 900), label(.exchange, by: "a", 600)])
        )
        #expect(resolved.category?.value == .exchange)
        #expect(resolved.category?.confidence == Confidence(thousandths: 900))
        #expect(resolved.category?.sources == ["a", "b"])
        #expect(resolved.category?.contrarySources == [])
        #expect(resolved.entity == nil)
    }

    @Test("contradiction costs as much as it is sure")
    func contradiction() throws {
        let labels = [label(.exchange, by: "a", 900), label(.bridge, by: "b", 300), label(.pool, by: "c", 200)]
        let answer = try #require(ResolvedLabel(labels)?.category)
        #expect(answer.value == .exchange)
        #expect(answer.confidence == Confidence(thousandths: 600))
        #expect(answer.contrarySources == ["b", "c"])
        let even = try #require(ResolvedLabel([label(.pool, by: "a", 700), label(.fund, by: "b", 700)])?.category)
        #expect(even.confidence == Confidence(thousandths: 0))
    }

    @Test("of equally sure answers that of more sources is believed, then the first by name")
    func ties() throws {
        let more = [label(.bridge, by: "a", 500), label(.pool, by: "b", 500), label(.pool, by: "c", 100)]
        #expect(ResolvedLabel(more)?.category?.value == .pool)
        let names = [label(.pool, by: "a", 500), label(.bridge, by: "b", 500)]
        #expect(ResolvedLabel(names)?.category?.value == .bridge)
    }

    @Test("silence contradicts nothing, and purpose and name are settled apart")
    func apart() throws {
        let labels = [
            label(.exchange, by: "a", 900), label(nil, "Acme", by: "b", 800), label(.fund, "Acme", by: "c", 100),
        ]
        let resolved = try #require(ResolvedLabel(labels))
        #expect(resolved.category?.confidence == Confidence(thousandths: 800))
        #expect(resolved.entity?.value == "Acme")
        #expect(resolved.entity?.confidence == Confidence(thousandths: 800))
        #expect(resolved.entity?.sources == ["b", "c"])
        #expect(ResolvedLabel([]) == nil)
        #expect(ResolvedLabel([label(nil, by: "a", 900)]) == nil)
    }

    @Test("what was learned later is not known before")
    func laterLabels() {
        let directory = InMemoryLabelDirectory([
            label(.individual, by: "a", 900), label(.exchange, by: "a", 900, from: 10),
        ])
        #expect(directory.label(of: Self.account, at: 9)?.category?.value == .individual)
        #expect(directory.label(of: Self.account, at: 10)?.category?.value == .exchange)
        #expect(directory.label(of: Self.account, at: 10)?.category?.confidence == Confidence(thousandths: 900))
        #expect(directory.label(of: .test(2), at: 10) == nil)
        var replaced = directory
        replaced.insert(label(.bridge, by: "a", 900, from: 10))
        #expect(replaced.label(of: Self.account, at: 10)?.category?.value == .bridge)
        #expect(replaced.count == 1)
    }

    @Test("the order of labels changes nothing")
    func order() {
        let seed: UInt64 = 0x1abe1
        print("labels: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let labels = (0..<Int.random(in: 1...8, using: &random))
                .map { _ in
                    label(
                        [nil, .pool, .bridge, .exchange].randomElement(using: &random) ?? nil,
                        [nil, "A", "B"].randomElement(using: &random) ?? nil,
                        by: ["x", "y", "z"].randomElement(using: &random) ?? "x",
                        [100, 500, 900].randomElement(using: &random) ?? 0,
                        from: .random(in: 0...2, using: &random)
                    )
                }
            #expect(ResolvedLabel(labels) == ResolvedLabel(labels.shuffled(using: &random)))
        }
    }
}
