import MonitorCore

/// What a simulated process does.
enum NodeRole: Sendable, Hashable {
    case scheduler(Int)
    case worker(Region, Int)
    case ingestor(Int)
    case evaluator(Int)
    case responder(Int)

    /// The process's name.
    var name: String {
        switch self {
        case .scheduler(let number): "scheduler-\(number)"
        case .worker(let region, let number): "worker-\(region)-\(number)"
        case .ingestor(let number): "ingestor-\(number)"
        case .evaluator(let number): "evaluator-\(number)"
        case .responder(let number): "responder-\(number)"
        }
    }

    /// The processes of a world.
    static func all(of topology: Topology, regions: [Region]) -> [NodeRole] {
        (1...topology.schedulers).map(NodeRole.scheduler)
            + regions.flatMap { region in (1...topology.workersPerRegion).map { NodeRole.worker(region, $0) } }
            + (1...topology.ingestors).map(NodeRole.ingestor)
            + (1...topology.evaluators).map(NodeRole.evaluator)
            + (1...topology.responders).map(NodeRole.responder)
    }
}
