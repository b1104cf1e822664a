#if SQLite
import MonitorCore
import Synchronization

/// Wakes the calls of this process that wait for messages of a group, or for room.
final class QueueSignals: Sendable {
    /// Stands for room where others are numbers of groups, which count from 1.
    static let room: Int64 = 0

    private let waiting = Mutex<[Int64: [WakeSignal]]>([:])

    func add(_ signal: WakeSignal, for key: Int64) {
        waiting.withLock { $0[key, default: []].append(signal) }
    }

    func remove(_ signal: WakeSignal, for key: Int64) {
        waiting.withLock { waiting in
            waiting[key]?.removeAll { $0 === signal }
            if waiting[key]?.isEmpty == true {
                waiting[key] = nil
            }
        }
    }

    func signal(_ keys: Set<Int64>) {
        guard !keys.isEmpty else { return }
        let woken = waiting.withLock { waiting in keys.flatMap { waiting.removeValue(forKey: $0) ?? [] } }
        for signal in woken {
            signal.signal()
        }
    }

    func signalAll() {
        let woken = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting.values.flatMap(\.self)
        }
        for signal in woken {
            signal.signal()
        }
    }
}
#endif
