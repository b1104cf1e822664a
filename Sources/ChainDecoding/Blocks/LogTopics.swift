/// The topics of a log, of which there are at most four, kept without any allocation.
///
/// They can be used as any collection; index 0 is the hash of the event's signature, unless the event is anonymous.
@frozen
public struct LogTopics: Sendable, Hashable {
    /// The most topics that a log can have: the EVM has no instruction beyond `LOG4`.
    public static let maximumCount = 4

    @usableFromInline var topics: (Hash32, Hash32, Hash32, Hash32)
    @usableFromInline var length: UInt8

    /// Creates no topics.
    @inlinable
    public init() {
        topics = (.zero, .zero, .zero, .zero)
        length = 0
    }

    /// Creates topics from a list of at most four; from more comes `nil`.
    public init?(_ list: some Sequence<Hash32>) {
        // Not by `append` in a loop, of which the optimizer of Swift 6.3 drops the last topic, or inlined all of them.
        var iterator = list.makeIterator()
        var count: UInt8 = 0
        func next() -> Hash32 {
            guard let topic = iterator.next() else { return .zero }
            count += 1
            return topic
        }
        topics = (next(), next(), next(), next())
        length = count
        guard count < 4 || iterator.next() == nil else { return nil }
    }

    /// Adds a topic.
    ///
    /// - Returns: Whether there was room for it.
    @inlinable
    @discardableResult
    public mutating func append(_ topic: Hash32) -> Bool {
        switch length {
        case 0: topics.0 = topic
        case 1: topics.1 = topic
        case 2: topics.2 = topic
        case 3: topics.3 = topic
        default: return false
        }
        length &+= 1
        return true
    }

    /// The first topic: the hash of the event's signature, unless the event is anonymous.
    @inlinable
    public var topic0: Hash32? { length > 0 ? topics.0 : nil }

    /// Whether two have the same topics in the same order.
    @inlinable
    public static func == (left: LogTopics, right: LogTopics) -> Bool {
        // Places that hold no topic are zero in both.
        left.length == right.length && left.topics == right.topics
    }

    /// Hashes the topics.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(length)
        for topic in self { hasher.combine(topic) }
    }
}

extension LogTopics: RandomAccessCollection {
    /// 0.
    @inlinable public var startIndex: Int { 0 }

    /// How many topics there are.
    @inlinable public var endIndex: Int { Int(length) }

    /// The topic at an index, which must be one of `indices`.
    @inlinable
    public subscript(index: Int) -> Hash32 {
        precondition(indices.contains(index), "a log has no topic \(index)")
        switch index {
        case 0: return topics.0
        case 1: return topics.1
        case 2: return topics.2
        default: return topics.3
        }
    }
}

extension LogTopics: ExpressibleByArrayLiteral {
    /// Creates topics from a literal of at most four.
    public init(arrayLiteral elements: Hash32...) {
        precondition(elements.count <= Self.maximumCount, "a log has at most four topics")
        self.init()
        for topic in elements { append(topic) }
    }
}
