import ChainDecoding
import Foundation
import Testing

/// Cuts valid vectors off, and expects what is left of them to be refused.
///
/// Of a vector that is no longer than the limit, every strict prefix is tried. Of a longer one, as many as the limit
/// says: the shortest ones up to a quarter of it, as many of the longest, and between them one at random out of each of
/// as many equal parts as are left. How many of how many were tried, and the seed, stand in the description. A higher
/// limit for all is set by `TRUNCATIONS`, in the environment of the tests.
struct Truncations: CustomStringConvertible {
    /// How many vectors were cut.
    private(set) var vectorCount = 0
    /// How many strict prefixes were tried, without those that only `TRUNCATIONS` has added.
    private(set) var count = 0
    /// How many of those are valid, for a reason that stands where they were tried.
    private(set) var validCount = 0
    /// How many strict prefixes all vectors have, and how many of them were tried.
    private var possibleCount = 0
    private var triedCount = 0
    private let limit: Int
    private let raisedLimit: Int
    private let seed: UInt64
    private var generator: SeededGenerator

    init(
        atMost limit: Int = .max,
        butAtLeast leastLimit: Int = Self.leastLimit,
        seed: UInt64 = .random(in: 0...UInt64.max)
    ) {
        self.limit = limit
        raisedLimit = max(limit, leastLimit)
        self.seed = seed
        generator = SeededGenerator(seed: seed)
    }

    private static let leastLimit = ProcessInfo.processInfo.environment["TRUNCATIONS"].flatMap { Int($0) } ?? 0

    /// Expects a vector to be decoded, and its strict prefixes to be refused with a ``DecodeError``.
    ///
    /// - Parameters:
    ///   - vector: Bytes, or the nodes of a proof. Each prefix is an array of its own, so that a read beyond it is one
    ///     beyond its storage.
    ///   - name: What the vector is called where something is wrong.
    ///   - isValid: Tells the lengths at which a prefix is valid itself, and must be decoded. The caller says why.
    ///   - sourceLocation: Where issues are reported.
    ///   - decode: Decodes the whole of its argument.
    mutating func check<Element, Value>(
        _ vector: [Element],
        _ name: @autoclosure () -> String = "vector",
        isValid: (Int) -> Bool = { _ in false },
        sourceLocation: SourceLocation = #_sourceLocation,
        by decode: ([Element]) throws -> Value
    ) {
        vectorCount += 1
        possibleCount += vector.count
        count += min(vector.count, limit)
        for length in lengths(of: vector.count) + [vector.count] {
            let isWhole = length == vector.count
            let isValid = isWhole || isValid(length)
            if !isWhole {
                triedCount += 1
                validCount += isValid ? 1 : 0
            }
            func record(_ what: String) {
                let place = "\(name()), cut to \(length) of \(vector.count), seed \(seed)"
                Issue.record("\(what): \(place)", sourceLocation: sourceLocation)
            }
            do {
                _ = try decode(Array(vector[..<length]))
                if !isValid { record("decoded") }
            } catch let error as DecodeError {
                if isValid { record("refused, \(error)") }
            } catch {
                record("no error of decoding, \(error)")
            }
        }
    }

    private mutating func lengths(of count: Int) -> [Int] {
        guard count > raisedLimit else { return Array(0..<count) }
        let edge = raisedLimit / 4
        let (partCount, rest) = (raisedLimit - 2 * edge, count - 2 * edge)
        let between = (0..<partCount)
            .map { part in
                edge + Int.random(in: part * rest / partCount..<(part + 1) * rest / partCount, using: &generator)
            }
        return Array(0..<edge) + between + Array(count - edge..<count)
    }

    var description: String {
        let valid = validCount == 0 ? "" : ", \(validCount) of them valid"
        return triedCount == possibleCount
            ? "all \(triedCount) truncations\(valid)"
            : "\(triedCount) of \(possibleCount) truncations\(valid), seed \(seed)"
    }
}
