import MonitorCore
import NIOCore
import NIOPosix

/// One test of all canaries at once.
struct CanaryRound: ConnectivityProbe {
    var addresses: [CanaryAddress]
    var names: [String]
    var timeout: Duration
    var network: ProbeNetwork

    /// What the canaries of one kind did.
    private struct Tally: Sendable {
        var testedCount = 0
        /// The canaries that failed, each with the reason.
        var failures: [String] = []

        /// What is wrong, unless more than half of the tested canaries do well.
        var verdict: String? {
            guard !failures.isEmpty, (testedCount - failures.count) * 2 <= testedCount else { return nil }
            return "\(failures.count) of \(testedCount) canaries failed: " + failures.sorted().joined(separator: "; ")
        }
    }

    func test() async -> ConnectivityStatus {
        async let connecting = tally(addresses) { try await connect(to: $0) }
        async let resolving = tally(names) { try await resolve($0) }
        let (connections, lookups) = await (connecting, resolving)
        if let message = connections.verdict { return .networkFailed(message) }
        if let message = lookups.verdict { return .resolverFailed(message) }
        return lookups.testedCount > 0 ? .working : .resolverUntested
    }

    private func resolve(_ name: String) async throws {
        if let resolver = network.resolver as? SystemNameResolver {
            _ = try await resolver.addresses(of: name, family: .any, within: timeout, isCanary: true)
        } else {
            _ = try await network.resolver.addresses(of: name, family: .any, within: timeout)
        }
    }

    private func connect(to address: CanaryAddress) async throws {
        do {
            // The canary has passed once it is connected, whoever closes first.
            try await ClientBootstrap(group: network.group)
                .connectTimeout(TimeAmount(timeout))
                .connect(to: address.socketAddress)
                .get()
                .close(promise: nil)
        } catch {
            throw ConnectError(error)
        }
    }

    /// Tests canaries at once; one that the runner was too busy to test does not count.
    private func tally<Canary: Sendable>(
        _ canaries: [Canary],
        by operation: @escaping @Sendable (Canary) async throws -> Void
    ) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for canary in canaries {
                group.addTask {
                    do {
                        try await operation(canary)
                        return Tally(testedCount: 1)
                    } catch let error as NameResolutionError where error.code == .overloaded {
                        return Tally()
                    } catch let error as ConnectError {
                        return Tally(testedCount: 1, failures: ["\(canary): \(error.message)"])
                    } catch {
                        return Tally(testedCount: 1, failures: ["\(canary): \(error)"])
                    }
                }
            }
            return await group.reduce(into: Tally()) { sum, tally in
                sum.testedCount += tally.testedCount
                sum.failures += tally.failures
            }
        }
    }
}
