import Foundation
import LeaseAdapter
import MonitorCore
import MonitorTestKit

@main
struct LeaseWriter {
    static func main() async throws {
        let store = try FileLeaseStore(path: CommandLine.arguments[1], time: SystemTimeSource())
        try await DurabilityProbe.leases.write(to: store, round: Int(CommandLine.arguments[2]) ?? 0) { number in
            FileHandle.standardOutput.write(Data("\(number)\n".utf8))
        }
    }
}
