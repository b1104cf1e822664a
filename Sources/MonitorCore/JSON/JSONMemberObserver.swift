/// Notes which members of the objects of a document the types decoded from it know.
final class JSONMemberObserver {
    private struct Object {
        var unknown: Set<String>
        var asked: Set<String> = []
    }

    private var objects: [String: Object] = [:]

    /// Notes that a container with keys of a type was asked for an object.
    func note<Key: CodingKey>(_ members: [String: JSONValue], keyedBy: Key.Type, at path: [any CodingKey]) {
        let unknown = members.keys.filter { Key(stringValue: $0) == nil }
        let text = JSONValueDecoder.path(path)
        if objects[text]?.unknown.formIntersection(unknown) == nil {
            objects[text] = Object(unknown: Set(unknown))
        }
    }

    /// Notes that an object was taken as it is, whatever its members.
    func noteAll(of value: JSONValue, at path: [any CodingKey]) {
        guard case .object(let members) = value else { return }
        note(members, keyedBy: JSONKey.self, at: path)
    }

    /// Notes that a member was asked for.
    func noteAsked(_ name: String, at path: [any CodingKey]) {
        objects[JSONValueDecoder.path(path)]?.asked.insert(name)
    }

    var unknownMembers: [JSONValueDecoder.UnknownMember] {
        let members = objects.flatMap { path, object in
            object.unknown.map { name in
                JSONValueDecoder.UnknownMember(
                    path: path.isEmpty ? name : "\(path).\(name)",
                    suggestion: Self.nearest(to: name, among: object.asked)
                )
            }
        }
        return members.sorted { $0.path < $1.path }
    }

    private static func nearest(to name: String, among candidates: Set<String>) -> String? {
        let word = Array(name.lowercased().utf8.prefix(64))
        let limit = max(1, word.count / 3)
        return
            candidates.sorted()
            .map { ($0, distance(word, Array($0.lowercased().utf8.prefix(64)))) }
            .filter { $0.1 <= limit }
            .min { $0.1 < $1.1 }?
            .0
    }

    /// The number of single-letter edits, a swap of neighbours counting as one, between two words.
    private static func distance(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...rhs.count)
        for (row, letter) in lhs.enumerated() {
            var current = [row + 1]
            for (column, other) in rhs.enumerated() {
                var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == rhs[column - 1], lhs[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[rhs.count]
    }
}
