import CheckProtocols
import MonitorCore
import NIOCore
import Testing

@Suite("NIO's errors")
struct IOErrorTests {
    @Test("carry their number to the worker")
    func number() throws {
        let error: any Error = IOError(errnoCode: 24, reason: "socket")
        #expect((error as? any SystemCallError)?.errnoCode == 24)
    }
}
