import MonitorCore
import Testing

@Suite("Quantile sketch")
struct QuantileSketchTests {
    private static let shares = [0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]

    @Test("Every quantile lies within 1 % of the exact one", arguments: [1, 2, 3, 10, 120, 3_600, 50_000] as [Int])
    func accuracy(count: Int) throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var values = (0..<count).map { _ in LatencySamples.any(using: &generator) }
            var sketch = QuantileSketch()
            for value in values { sketch.insert(value) }
            values.sort()
            for share in Self.shares {
                let exact = values[Int(share * Double(count - 1))]
                let estimate = try #require(sketch.quantile(share)).inNanoseconds
                let error = abs(Double(estimate) / 1_000 - Double(exact))
                #expect(
                    error <= 0.010_000_1 * Double(exact),
                    "seed \(seed), share \(share): \(estimate) ns for \(exact) µs"
                )
            }
        }
    }

    @Test("The bound holds at every value near the edges of its bins")
    func edges() throws {
        for exponent in 0..<32 {
            for offset in [0, 1, 2, 3, 5, 7, 11] as [UInt64] {
                let base = UInt64(1) << UInt64(exponent)
                for value in [base, base + base / 3, base + base / 2, base + base * 2 / 3].map({ $0 + offset }) {
                    guard let value = UInt32(exactly: value) else { continue }
                    var sketch = QuantileSketch()
                    sketch.insert(value)
                    let estimate = try #require(sketch.quantile(0.5))
                    let error = abs(Double(estimate.inNanoseconds) / 1_000 / Double(value) - 1)
                    #expect(error <= 0.010_000_1, "value \(value)")
                }
            }
        }
    }

    @Test("Zero is exact, and an empty sketch has no quantile")
    func zero() {
        var sketch = QuantileSketch()
        #expect(sketch.quantile(0.5) == nil)
        #expect(sketch.encodedBytes.isEmpty)
        sketch.insert(0)
        #expect(sketch.quantile(0.5) == .zero)
        #expect(sketch.quantile(.nan) == .zero)
    }

    @Test("Merging in any order gives exactly the sketch of all values", arguments: 1...40 as ClosedRange<UInt64>)
    func merge(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var whole = QuantileSketch()
        var parts = [QuantileSketch](repeating: QuantileSketch(), count: Int.random(in: 1...9, using: &generator))
        for _ in 0..<Int.random(in: 0...400, using: &generator) {
            let value = LatencySamples.any(using: &generator)
            whole.insert(value)
            parts[Int.random(in: parts.indices, using: &generator)].insert(value)
        }
        parts.shuffle(using: &generator)
        var merged = QuantileSketch()
        for part in parts { merged.merge(part) }
        #expect(merged == whole, "seed \(seed)")
        #expect(merged.encodedBytes == whole.encodedBytes, "seed \(seed)")
        #expect(try QuantileSketch(encodedBytes: whole.encodedBytes[...]) == whole, "seed \(seed)")
    }

    @Test("An hour of log-normal latencies takes at most 300 bytes", arguments: [60, 120, 720, 3_600])
    func size(samples: Int) {
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var sketch = QuantileSketch()
            for _ in 0..<samples {
                sketch.insert(LatencySamples.logNormal(medianMicroseconds: 80_000, sigma: 0.6, using: &generator))
            }
            #expect(sketch.encodedBytes.count <= 300, "seed \(seed)")
        }
    }

    @Test("One sample takes four bytes at most")
    func tiny() {
        var sketch = QuantileSketch()
        sketch.insert(123_456)
        #expect(sketch.encodedBytes.count <= 4)
    }

    @Test(
        "Bytes that no sketch encodes to are refused",
        arguments: [
            [0x00], [0x01], [0x80], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0xe3, 0x11],
            [0xfe, 0xff, 0xff, 0xff, 0xff, 0x7f],
            [0xff, 0xff, 0xff, 0xff, 0x0f],
        ] as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(throws: WireError.self) { try QuantileSketch(encodedBytes: bytes[...]) }
    }

    @Test("Random bytes are refused or read, and what is read encodes again")
    func fuzz() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator))
                .map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
            if let sketch = try? QuantileSketch(encodedBytes: bytes[...]) {
                #expect((try? QuantileSketch(encodedBytes: sketch.encodedBytes[...])) == sketch)
            }
        }
    }
}
