import CheckProtocols
import Logging
import MonitorCore

extension CheckContext {
    /// A context on the machine's clocks whose deadline lies so far ahead.
    static func test(timeout: Duration = .seconds(120)) -> CheckContext {
        let time = SystemTimeSource()
        return CheckContext(
            slot: SlotID(monitor: "test", region: "test", time: time.now),
            deadline: time.monotonic + timeout,
            time: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}
