import Foundation

/// What a measurement must come to.
package struct Goal: Decodable, Sendable {
    package enum Bound: String, Decodable, Sendable {
        case atLeast
        case atMost
    }

    /// The suite that measures it, and what that is of it, after a full stop.
    package var name: String
    package var what: String
    package var bound: Bound
    package var value: Double
    package var unit: String

    package static func read(from path: String) throws -> [Goal] {
        try JSONDecoder().decode([Goal].self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    package var suite: Substring { name.prefix { $0 != "." } }

    package func isMet(by measured: Double) -> Bool {
        switch bound {
        case .atLeast: measured >= value
        case .atMost: measured <= value
        }
    }
}
