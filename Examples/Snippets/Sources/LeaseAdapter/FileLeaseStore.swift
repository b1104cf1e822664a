import Foundation
public import MonitorCore
import Synchronization

/// Keeps leases in one file, which each change replaces; for one process at a time.
public final class FileLeaseStore: LeaseStore {
    private struct Contents: Codable {
        var leases: [String: Lease] = [:]
        var lastToken: UInt64 = 0
    }

    /// Where the file is.
    public let path: String
    /// What leases are measured by.
    public let time: any TimeSource
    private let contents: Mutex<Contents>

    /// Opens the file, or begins a new one.
    public init(path: String, time: any TimeSource) throws {
        self.path = path
        self.time = time
        let stored = FileManager.default.contents(atPath: path)
        contents = Mutex(try stored.map { try JSONDecoder().decode(Contents.self, from: $0) } ?? Contents())
    }

    /// Grants the lease when it is free, has expired, or is held by the same holder.
    public func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try change { contents in
            var token = contents.lastToken + 1
            if let held = contents.leases[name] {
                if held.holder == holder {
                    token = held.token
                } else if held.expiresAt > time.now {
                    return nil
                }
            }
            let lease = Lease(name: name, holder: holder, token: token, expiresAt: time.now + duration)
            contents.leases[name] = lease
            contents.lastToken = max(token, contents.lastToken)
            return lease
        }
    }

    /// Extends those of the leases that nobody else was granted since.
    public func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        try change { contents in
            leases.compactMap { lease in
                guard contents.leases[lease.name]?.token == lease.token else { return nil }
                contents.leases[lease.name]?.expiresAt = time.now + duration
                return contents.leases[lease.name]
            }
        }
    }

    /// Gives leases back at once.
    public func release(_ leases: [Lease]) async throws {
        try change { contents in
            for lease in leases where contents.leases[lease.name]?.token == lease.token {
                contents.leases[lease.name] = nil
            }
        }
    }

    /// The leases in force whose name begins with `prefix`, in order of name.
    public func leases(withPrefix prefix: String) async throws -> [Lease] {
        contents.withLock { contents in
            contents.leases.values.filter { $0.expiresAt > time.now && $0.name.hasPrefix(prefix) }
                .sorted { $0.name < $1.name }
        }
    }

    /// Changes the contents once the changed ones are in the file.
    private func change<Value: Sendable>(_ body: (inout Contents) -> Value) throws -> Value {
        try contents.withLock { contents in
            var changed = contents
            let value = body(&changed)
            try JSONEncoder().encode(changed).write(to: URL(filePath: path), options: .atomic)
            contents = changed
            return value
        }
    }
}
