import Foundation
import MonitorCore

/// Made-up latencies in microseconds, the same on every run.
enum Distribution: CaseIterable {
    /// The usual shape: median 80 ms with a long tail.
    case logNormal
    case exponential
    case uniform
    /// A cache that hits in 2 ms and misses in 900 ms.
    case bimodal

    func sample(using random: inout SeededGenerator) -> UInt32 {
        let value: Double
        switch self {
        case .logNormal: value = 80_000 * exp(0.5 * Self.normal(using: &random))
        case .exponential: value = -50_000 * log(Double.random(in: 1e-12..<1, using: &random))
        case .uniform: value = Double.random(in: 1...10_000_000, using: &random)
        case .bimodal:
            let center = Double.random(in: 0..<1, using: &random) < 0.9 ? 2_000.0 : 900_000.0
            value = center * exp(0.05 * Self.normal(using: &random))
        }
        return UInt32(min(max(value, 1), 4e9))
    }

    private static func normal(using random: inout SeededGenerator) -> Double {
        let radius = sqrt(-2 * log(Double.random(in: 1e-12..<1, using: &random)))
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }
}
