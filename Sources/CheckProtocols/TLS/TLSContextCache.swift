import MonitorCore
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Keeps TLS contexts by their settings: making one reads and parses the trusted certificates.
///
/// A context is made anew after ``lifetime``, so that a changed file is seen. Files are read on threads that may block.
final class TLSContextCache: Sendable {
    private struct Key: Hashable {
        var settings: TLSSettings
        var protocols: [String]

        init(settings: TLSSettings, protocols: [String]) {
            self.settings = settings
            // A name belongs to a connection, not to its context.
            self.settings.serverName = nil
            self.protocols = protocols
        }
    }

    private struct Entry {
        var context: EventLoopFuture<NIOSSLContext>
        var madeAt: Duration
    }

    /// How long a context is used.
    static let lifetime: Duration = .seconds(600)

    private let capacity: Int
    private let entries = Mutex<[Key: Entry]>([:])

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The context for settings.
    ///
    /// - Throws: `RunnerFault` when the settings cannot be used, such as a file that cannot be read.
    func context(
        for settings: TLSSettings,
        protocols: [String],
        on loop: any EventLoop,
        at time: Duration
    ) async throws -> NIOSSLContext {
        let key = Key(settings: settings, protocols: protocols)
        let (future, promise) = entries.withLock { entries in
            if let entry = entries[key], time - entry.madeAt < Self.lifetime {
                return (entry.context, EventLoopPromise<NIOSSLContext>?.none)
            }
            if entries.count >= capacity, entries[key] == nil,
                let oldest = entries.min(by: { $0.value.madeAt < $1.value.madeAt })
            {
                entries[oldest.key] = nil
            }
            let promise = loop.makePromise(of: NIOSSLContext.self)
            entries[key] = Entry(context: promise.futureResult, madeAt: time)
            return (promise.futureResult, promise)
        }
        if let promise {
            NIOThreadPool.singleton.submit { _ in
                promise.completeWith(Result { try Self.makeContext(settings, protocols: protocols) })
            }
        }
        do {
            return try await future.get()
        } catch {
            entries.withLock { entries in entries[key] = nil }
            throw RunnerFault(.notRunnable, "the TLS settings cannot be used: \(error)")
        }
    }

    private static func makeContext(_ settings: TLSSettings, protocols: [String]) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = protocols
        configuration.certificateVerification = settings.verify ? .fullVerification : .none
        configuration.shutdownTimeout = .seconds(1)
        var roots: [NIOSSLCertificate] = []
        if let text = settings.authority {
            roots += try NIOSSLCertificate.fromPEMBytes(Array(text.utf8))
        }
        if let path = settings.authorityPath {
            roots += try NIOSSLCertificate.fromPEMFile(path)
        }
        if !roots.isEmpty {
            configuration.trustRoots = .certificates(roots)
        }
        if let certificatePath = settings.certificatePath, let keyPath = settings.keyPath {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(certificatePath)
                .map {
                    .certificate($0)
                }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: keyPath, format: .pem))
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
