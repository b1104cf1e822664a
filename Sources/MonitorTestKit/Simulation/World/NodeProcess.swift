import AlertRules
import IncidentResponse
import Logging
import MonitorCore
import ServiceLifecycle

/// One run of a simulated process: its services, on what it can reach of the world.
struct NodeProcess: Sendable {
    let link: NodeLink
    let services: [any Service]
    let consumerGroups: [ConsumerGroup]

    init(role: NodeRole, link: NodeLink, world: World) throws {
        self.link = link
        let ports = NodePorts(link: link, world: world)
        switch role {
        case .scheduler:
            services = [ports.scheduler, ports.auditor]
            consumerGroups = []
        case .worker(let region, _):
            let worker = try ports.worker(in: region)
            services = [worker]
            consumerGroups = worker.consumerGroups
        case .ingestor:
            let ingestor = ports.ingestor
            services = [ingestor]
            consumerGroups = ingestor.consumerGroups
        case .evaluator:
            let evaluator = try ports.evaluator()
            services = [evaluator]
            consumerGroups = evaluator.consumerGroups
        case .responder:
            let dispatcher = try ports.dispatcher()
            let responder = ports.responder(waking: dispatcher)
            services = [responder, dispatcher]
            consumerGroups = responder.consumerGroups
        }
    }

    /// Runs the services until the process dies, or one of them ends.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for service in services {
                group.addTask { try? await service.run() }
            }
            group.addTask { await link.death.wait() }
            await group.next()
            link.die()
            group.cancelAll()
        }
    }
}
