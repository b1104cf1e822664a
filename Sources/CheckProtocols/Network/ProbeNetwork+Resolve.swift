import MonitorCore
import NIOCore

extension ProbeNetwork {
    /// The addresses to connect to, at most ``maximumAddresses``.
    ///
    /// - Throws: `ProbeFailure` when the target has none, `RunnerFault` when the resolver could not tell.
    func resolve(
        host: String,
        port: Int,
        family: AddressFamily,
        in context: CheckContext
    ) async throws -> Resolution {
        if let address = try? SocketAddress(ipAddress: host, port: port) {
            guard family.includes(address) else {
                throw ProbeFailure(assertion: "resolve", expected: "an \(family) address", actual: host)
            }
            return Resolution(addresses: [address])
        }
        let timeout = context.probeTime
        guard timeout > .zero else {
            throw ProbeFailure(assertion: "timeout", expected: "time to resolve \(host)", actual: "no time was left")
        }
        let start = context.time.monotonic
        do {
            var addresses = try await resolver.addresses(of: host, family: family, within: timeout)
            addresses = Array(addresses.alternatingFamilies.prefix(maximumAddresses))
            for index in addresses.indices {
                addresses[index].port = port
            }
            return Resolution(addresses: addresses, duration: context.time.monotonic - start)
        } catch let error as NameResolutionError {
            switch error.code {
            case .nameNotFound, .noAddress:
                throw ProbeFailure(
                    assertion: "resolve",
                    expected: family == .any ? "an address" : "an \(family) address",
                    actual: error.message,
                    location: host
                )
            case .unavailable, .timedOut:
                throw RunnerFault(.resolver, error.message)
            case .overloaded:
                throw RunnerFault(.overload, error.message)
            case .fileDescriptors:
                throw RunnerFault(.fileDescriptors, error.message)
            }
        }
    }
}

extension AddressFamily {
    /// Whether an address is of this family.
    func includes(_ address: SocketAddress) -> Bool {
        switch (self, address) {
        case (.any, _), (.ipv4, .v4), (.ipv6, .v6): true
        default: false
        }
    }
}
