import Foundation
import LeaseAdapter
import MonitorCore
import MonitorTestKit
import Testing

@Test(arguments: LeaseStoreLaw.allCases)
func fileLeaseStore(obeys law: LeaseStoreLaw) async throws {
    try await withTemporaryFolder { folder in
        try await LeaseStoreLaws(
            reopen: { try FileLeaseStore(path: $0.path, time: $0.time) },
            makeStore: { try FileLeaseStore(path: "\(folder)/\(UUID())", time: $0) }
        )
        .check(law)
    }
}

@Test(arguments: DurabilityLaw.allCases)
func killedFileLeaseStore(obeys law: DurabilityLaw) async throws {
    try await withTemporaryFolder { folder in
        let path = "\(folder)/leases"
        try await DurabilityLaws<FileLeaseStore>(
            .leases,
            killWriter: { try await kill("LeaseWriter", [path, "\($0)"], afterLines: $1) },
            withStore: { try await $0(try FileLeaseStore(path: path, time: SystemTimeSource())) }
        )
        .check(law)
    }
}
