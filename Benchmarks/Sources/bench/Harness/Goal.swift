import Foundation

/// What a measurement must come to.
struct Goal: Decodable, Sendable {
    enum Bound: String, Decodable, Sendable {
        case atLeast
        case atMost
    }

    var name: String
    var what: String
    var bound: Bound
    var value: Double
    var unit: String

    static func read(from path: String) throws -> [Goal] {
        try JSONDecoder().decode([Goal].self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func isMet(by measured: Double) -> Bool {
        switch bound {
        case .atLeast: measured >= value
        case .atMost: measured <= value
        }
    }
}
