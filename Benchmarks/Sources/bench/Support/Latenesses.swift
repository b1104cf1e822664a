import MonitorCore
import Synchronization

/// How late things came, counted from many tasks.
final class Latenesses: Sendable {
    private let microseconds = Mutex<[Int32]>([])

    var count: Int { microseconds.withLock { $0.count } }

    func add(_ durations: [Duration]) {
        microseconds.withLock { $0 += durations.map { Int32(clamping: $0.inNanoseconds / 1_000) } }
    }

    func removeAll() {
        microseconds.withLock { $0.removeAll(keepingCapacity: true) }
    }

    /// The lateness in milliseconds below which a share of all lies.
    func milliseconds(_ share: Double) -> Double {
        let sorted = microseconds.withLock { $0 }.sorted()
        guard !sorted.isEmpty else { return .infinity }
        return Double(sorted[Int(share * Double(sorted.count - 1))]) / 1_000
    }
}
