import MonitorCore

/// Random latencies in microseconds.
enum LatencySamples {
    /// Spread evenly over the logarithms, with zeros and extremes.
    static func any(using generator: inout SeededGenerator) -> UInt32 {
        switch Int.random(in: 0..<50, using: &generator) {
        case 0: 0
        case 1: .max
        default: UInt32.random(in: 0...(.max >> UInt32.random(in: 0...31, using: &generator)), using: &generator)
        }
    }

    /// The sum of twelve uniform numbers stands in for a normal one.
    static func logNormal(medianMicroseconds: Double, sigma: Double, using generator: inout SeededGenerator) -> UInt32 {
        var normal = -6.0
        for _ in 0..<12 {
            normal += Double.random(in: 0..<1, using: &generator)
        }
        return UInt32(medianMicroseconds * exponential(sigma * normal))
    }

    private static func exponential(_ power: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for index in 1...40 {
            term *= power / Double(index)
            sum += term
        }
        return sum
    }
}
