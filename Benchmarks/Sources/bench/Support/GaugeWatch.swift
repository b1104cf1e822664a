import CoreMetrics
import Synchronization

/// A metrics factory that only knows what one gauge shows.
final class GaugeWatch: MetricsFactory {
    private final class Shown: RecorderHandler {
        let value = Mutex(0.0)

        func record(_ value: Int64) { record(Double(value)) }
        func record(_ value: Double) { self.value.withLock { $0 = value } }
    }

    private let label: String
    private let shown = Shown()

    init(_ label: String) {
        self.label = label
    }

    var value: Double { shown.value.withLock { $0 } }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        NOOPMetricsHandler.instance
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        label == self.label ? shown : NOOPMetricsHandler.instance
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        NOOPMetricsHandler.instance
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
