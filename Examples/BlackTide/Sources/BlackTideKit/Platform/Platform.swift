import AlertRules
import CheckProtocols
import IncidentResponse
import Logging
import MonitorCore
import NetworkTransports
import ServiceLifecycle

/// The whole platform, or the roles of it that one process runs, over one SQLite file.
final class Platform: Sendable {
    /// What the platform keeps.
    let stores: Stores

    private let configuration: PlatformConfiguration
    private let roles: Set<Role>
    private let time: any TimeSource
    private let logger: Logger
    private let http: AsyncHTTPTransport
    private let group: ServiceGroup
    private let groups: [ConsumerGroup]

    /// The runners there are.
    static func registry() throws -> CheckRunnerRegistry {
        try CheckRunnerRegistry([HTTPCheckRunner(), TCPCheckRunner()])
    }

    /// Opens the database and assembles the services of the roles.
    init(
        configuration: PlatformConfiguration,
        roles: Set<Role> = Set(Role.allCases),
        time: any TimeSource,
        logger: Logger
    ) async throws {
        self.configuration = configuration
        self.roles = roles
        self.time = time
        self.logger = logger
        stores = try await Stores(path: configuration.database, time: time)
        http = AsyncHTTPTransport(
            configuration: AsyncHTTPTransport.Configuration(
                addressGuard: .publicOnly(allowing: configuration.allowedNetworks)
            ),
            time: time
        )
        let parts = try PlatformParts(
            configuration: configuration,
            stores: stores,
            http: http,
            time: time,
            logger: logger
        )
        // Services end in the reverse order: first nothing new is dispatched, at last nothing is left to notify.
        var services: [any Service] = []
        if roles.contains(.responder) {
            services += [parts.dispatcher, parts.incidentSweeper, parts.responder]
        }
        if roles.contains(.evaluator) {
            services.append(parts.evaluator)
        }
        if roles.contains(.ingestor) {
            services += [parts.queueDepth, parts.retention, parts.compactor, parts.auditor, parts.ingestor]
        }
        if roles.contains(.runner) {
            let served = parts.workers.filter { configuration.servedRegions?.contains($0.key) ?? true }
            services += served.values.map { $0 as any Service }
        }
        if roles.contains(.scheduler) {
            services.append(parts.scheduler)
        }
        groups = parts.consumerGroups
        group = ServiceGroup(services: services, logger: logger)
    }

    /// Runs until shut down; draws the state on the terminal, with the notices, if there are any to draw.
    ///
    /// The monitors of the file become those of the database where a scheduler runs; the other roles take what they find.
    func run(drawing notices: NoticeBoard?) async throws {
        if roles.contains(.scheduler) {
            try await stores.apply(configuration.monitors, logger: logger)
        }
        // Every role's groups, also those another process runs: what is published before a group exists is lost to it.
        try await stores.queue.declare(groups)
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await self.group.run() }
                if let notices {
                    tasks.addTask { await self.draw(notices) }
                }
                try await tasks.next()
                tasks.cancelAll()
            }
        } catch {
            await http.shutdown()
            throw error
        }
        await http.shutdown()
    }

    /// Lets what is under way finish, then ends ``run(drawing:)``.
    func shutDown() async {
        await group.triggerGracefulShutdown()
    }

    private func draw(_ notices: NoticeBoard) async {
        let builder = SnapshotBuilder(stores: stores, time: time)
        let footer = "\(configuration.database)  node \(configuration.node)  Ctrl-C to stop"
        var snapshot = PlatformSnapshot(takenAt: time.now, monitors: [], incidents: [], footer: footer)
        Terminal.enter()
        defer { Terminal.leave() }
        while !Task.isCancelled {
            do {
                snapshot = try await builder.snapshot(footer: footer)
            } catch {
                logger.debug("the view could not be brought up to date", metadata: ["error": "\(error)"])
            }
            // The size is read anew each time: terminals are resized.
            if let terminal = Terminal.current {
                snapshot.notices = notices.latest
                let view = StatusView(width: terminal.width, height: terminal.height - 1, usesColor: true)
                Terminal.draw(view.lines(for: snapshot))
            }
            guard (try? await time.sleep(for: .milliseconds(500))) != nil else { return }
        }
    }
}
