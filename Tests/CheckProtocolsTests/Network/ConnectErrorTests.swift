import Foundation
import MonitorCore
import NIOCore
import Testing

@testable import CheckProtocols

@Suite struct ConnectErrorTests {
    @Test(arguments: [
        (EMFILE, Fault.Cause.fileDescriptors, true), (ENFILE, .fileDescriptors, true), (ENOBUFS, .overload, false),
        (EADDRNOTAVAIL, .network, false), (EPERM, .network, false),
    ])
    func theRunnersOwnFailuresAreFaults(number: Int32, cause: Fault.Cause, isFinal: Bool) {
        let error = ConnectError(IOError(errnoCode: number, reason: "connect"))
        #expect(error.fault == cause)
        #expect(error.isFinal == isFinal)
    }

    @Test(arguments: [
        (ECONNREFUSED, "ECONNREFUSED"), (ECONNRESET, "ECONNRESET"), (ETIMEDOUT, "ETIMEDOUT"),
        (EHOSTUNREACH, "EHOSTUNREACH"), (ENETUNREACH, "ENETUNREACH"), (EIO, "errno 5"),
    ])
    func theTargetsFailuresAreNamed(number: Int32, name: String) {
        let error = ConnectError(IOError(errnoCode: number, reason: "connect"))
        #expect(error.fault == nil)
        #expect(error.message.contains(name))
    }

    @Test func aTimeoutSaysHowLong() {
        let error = ConnectError(ChannelError.connectTimeout(.milliseconds(1_500)))
        #expect(error.message == "no answer within 1s500ms")
    }
}
