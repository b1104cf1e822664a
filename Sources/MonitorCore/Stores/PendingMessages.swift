import DequeModule

/// Messages in the order in which they were committed, removed by id.
struct PendingMessages {
    private var messages: Deque<OutgoingMessage?> = []
    private var removedCount = 0
    /// Where the messages with an id are, counted from the first that ever was.
    private var positions: [String: [Int]] = [:]
    private(set) var count = 0

    /// Adds a message at the end.
    mutating func append(_ message: OutgoingMessage) {
        positions[message.id, default: []].append(removedCount + messages.count)
        messages.append(message)
        count += 1
    }

    /// The oldest messages.
    func first(_ limit: Int) -> [OutgoingMessage] {
        Array(messages.lazy.compactMap(\.self).prefix(max(0, limit)))
    }

    /// Removes all messages with an id.
    mutating func remove(_ id: String) {
        for position in positions.removeValue(forKey: id) ?? [] {
            messages[position - removedCount] = nil
            count -= 1
        }
        while let first = messages.first, first == nil {
            messages.removeFirst()
            removedCount += 1
        }
    }
}
