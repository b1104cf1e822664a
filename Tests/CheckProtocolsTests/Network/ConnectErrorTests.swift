import Foundation
import MonitorCore
import NIOCore
import Testing

@testable import CheckProtocols

@Suite struct ConnectErrorTests {
    @Test(arguments: [
        (EMFILE, Fault.Cause.fileDescriptors, true), (ENFILE, .fileDescriptors, true), (ENOBUFS, .overload, false),
        (EADDRNOTAVAIL, .network, false), (EPERM, .network, false), (EAFNOSUPPORT, .network, false),
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

    @Test(arguments: [ENETUNREACH, EHOSTUNREACH])
    func havingNoRouteIsTheRunnersFault(number: Int32) {
        let error = ConnectError(IOError(errnoCode: number, reason: "connect")) { false }
        #expect(error.fault == .network)
        #expect(error.message.hasSuffix("the runner has no route to it"))
        #expect(ConnectError(IOError(errnoCode: ECONNREFUSED, reason: "connect")) { false }.fault == nil)
    }

    @Test func thereIsARouteToLoopback() throws {
        #expect(RouteTable.hasRoute(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)))
    }

    private func failures(_ errors: [Int32]) throws -> ConnectFailures {
        var failures = ConnectFailures()
        for (index, code) in errors.enumerated() {
            let address = try SocketAddress(ipAddress: "192.0.2.\(index)", port: 80)
            failures.add(ConnectError(IOError(errnoCode: code, reason: "connect")), connectingTo: address)
        }
        return failures
    }

    @Test(arguments: [[ECONNREFUSED, EADDRNOTAVAIL], [EADDRNOTAVAIL, ECONNREFUSED], [ECONNREFUSED]])
    func anAddressThatTheTargetRefusedIsAFailureOfTheTarget(errors: [Int32]) throws {
        let failure = try failures(errors).error as? ProbeFailure
        #expect(failure?.evidence.count == errors.count)
    }

    @Test func onlyWhenEveryAddressFailsThroughTheRunnerIsItAFault() throws {
        let error = try failures([EADDRNOTAVAIL, EAFNOSUPPORT]).error as? RunnerFault
        #expect(error?.fault.cause == .network)
        let final = try failures([EMFILE, ECONNREFUSED])
        #expect(final.isFinal)
        #expect((final.error as? RunnerFault)?.fault.cause == .fileDescriptors)
        #expect(try failures([]).error is ProbeFailure)
    }

    @Test func aTimeoutSaysHowLong() {
        let error = ConnectError(ChannelError.connectTimeout(.milliseconds(1_500)))
        #expect(error.message == "no answer within 1s500ms")
    }
}
