import ChainFuzzing
import Foundation

/// The inputs of a decoder that are to be changed: valid ones, and seeds that ask for too much.
struct Corpus {
    var target: ChainFuzzTarget
    var vectors: [[UInt8]]
    /// How many of them, the first ones, are seeds.
    private let seedCount: Int

    /// Takes the seeds of a decoder, and what it accepts of public vectors.
    init(_ target: ChainFuzzTarget, seeds: URL, harvest: Harvest?) throws {
        self.target = target
        let folder = seeds.appending(path: target.rawValue)
        let seeds = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
        seedCount = seeds.count
        vectors = seeds + (harvest?.candidates(for: target).filter(target.run) ?? [])
    }

    /// A mutation, always the same for a seed and a number; the first ones are the seeds as they are.
    func mutation(_ number: UInt64, seed: UInt64) -> [UInt8] {
        if number < seedCount { return vectors[Int(number)] }
        var seeds = SeededGenerator(seed: seed)
        var generator = SeededGenerator(seed: seeds.next() &+ number &* 0xd134_2543_de82_ef95)
        let vector = randomVector(using: &generator)
        let other = randomVector(using: &generator)
        let count = 1 << Int.random(in: 0...2, using: &generator)
        var mutator = Mutator(vector, generator: generator)
        for _ in 0..<count { mutator.mutate(as: target.format, with: other) }
        return mutator.bytes
    }

    /// A vector; one that is larger than 4 KiB the less often, the larger it is.
    private func randomVector(using generator: inout SeededGenerator) -> [UInt8] {
        while true {
            let vector = vectors[Int.random(in: vectors.indices, using: &generator)]
            if Int.random(in: 0...vector.count, using: &generator) <= 4_096 { return vector }
        }
    }
}
