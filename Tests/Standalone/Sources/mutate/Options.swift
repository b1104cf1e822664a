import ChainFuzzing
import Foundation

/// What the program is told; see `.ci/mutate`.
struct Options {
    var seeds = URL(filePath: "Tests/Fuzz/Seeds")
    var findings = URL(filePath: "findings")
    /// The folder with public vectors, unpacked.
    var vectors: URL?
    var seed = UInt64.random(in: 0..<1 << 32)
    var from: UInt64 = 0
    var count: UInt64 = 20_000
    var jobs = ProcessInfo.processInfo.activeProcessorCount
    var targets: [ChainFuzzTarget] = []

    init(_ arguments: some Sequence<String>) throws {
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            guard argument.hasPrefix("--") else {
                guard let target = ChainFuzzTarget(rawValue: argument) else {
                    let names = ChainFuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
                    throw UsageError("there is no decoder “\(argument)”; there are: \(names)")
                }
                targets.append(target)
                continue
            }
            guard let value = rest.next() else { throw UsageError("\(argument) needs a value") }
            switch argument {
            case "--seeds": seeds = URL(filePath: value)
            case "--findings": findings = URL(filePath: value)
            case "--vectors": vectors = URL(filePath: value)
            case "--seed": seed = try Self.number(value)
            case "--from": from = try Self.number(value)
            case "--count": count = try Self.number(value)
            case "--jobs": jobs = Int(max(1, try Self.number(value)))
            default: throw UsageError("there is no option \(argument)")
            }
        }
        if targets.isEmpty { targets = ChainFuzzTarget.allCases }
    }

    private static func number(_ text: String) throws -> UInt64 {
        guard let number = UInt64(text), number < 1 << 62 else { throw UsageError("“\(text)” is no number") }
        return number
    }
}

struct UsageError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
