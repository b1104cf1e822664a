import MonitorCore
import NIOCore
import NIOPosix

/// One test of all canaries at once.
struct CanaryRound: ConnectivityProbe {
    var addresses: [CanaryAddress]
    var names: [String]
    var timeout: Duration
    var network: ProbeNetwork

    func test() async -> ConnectivityStatus {
        async let connectFailures = failures(addresses) { try await connect(to: $0) }
        async let resolveFailures = failures(names) { name in
            _ = try await network.resolver.addresses(of: name, family: .any, within: timeout)
        }
        let (unconnected, unresolved) = await (connectFailures, resolveFailures)
        if let message = Self.verdict(unconnected, of: addresses.count) { return .networkFailed(message) }
        if let message = Self.verdict(unresolved, of: names.count) { return .resolverFailed(message) }
        return .working
    }

    private func connect(to address: CanaryAddress) async throws {
        do {
            try await ClientBootstrap(group: network.group)
                .connectTimeout(TimeAmount(timeout))
                .connect(to: address.socketAddress)
                .get()
                .close()
                .get()
        } catch {
            throw ConnectError(error)
        }
    }

    /// The canaries for which an operation fails, each with the reason.
    private func failures<Canary: Sendable>(
        _ canaries: [Canary],
        of operation: @escaping @Sendable (Canary) async throws -> Void
    ) async -> [String] {
        await withTaskGroup(of: String?.self) { group in
            for canary in canaries {
                group.addTask {
                    do {
                        try await operation(canary)
                        return nil
                    } catch let error as ConnectError {
                        return "\(canary): \(error.message)"
                    } catch {
                        return "\(canary): \(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }
    }

    /// What is wrong, unless more than half of the canaries do well.
    private static func verdict(_ failures: [String], of count: Int) -> String? {
        guard !failures.isEmpty, (count - failures.count) * 2 <= count else { return nil }
        return "\(failures.count) of \(count) canaries failed: " + failures.sorted().joined(separator: "; ")
    }
}
