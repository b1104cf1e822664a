/// The members of many logs of one event, each member in an array of its own.
public protocol EventColumns<Event>: Sendable {
    /// The event.
    associatedtype Event: ContractEvent

    /// Creates columns of no logs.
    init()

    /// Adds a log to every column.
    mutating func append(_ event: Event)

    /// Makes room for so many logs in all.
    mutating func reserveCapacity(_ count: Int)
}

extension EventColumns {
    /// Decodes logs and adds those that can be decoded.
    ///
    /// - Parameters:
    ///   - logs: The logs, which may be of other events as well.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Returns: The index of each log that is not in the columns, with the reason; in ascending order.
    @inlinable
    public mutating func append(
        contentsOf logs: [Log],
        by decoder: ABIDecoder = ABIDecoder()
    ) -> [(index: Int, error: DecodeError)] {
        var failures: [(index: Int, error: DecodeError)] = []
        for (index, log) in logs.enumerated() {
            do throws(DecodeError) {
                append(try Event(log, by: decoder))
            } catch {
                failures.append((index, error))
            }
        }
        return failures
    }

    /// Decodes logs whose topics and data lie one after the other, and adds those that can be decoded.
    ///
    /// - Parameters:
    ///   - topics: The topics of all logs, each of which has as many as the event has.
    ///   - data: The data of all logs.
    ///   - dataEnds: Where the data of each log end, and those of the next begin.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Returns: The index of each log that is not in the columns, with the reason; in ascending order.
    @inlinable
    public mutating func append(
        topics: Span<Hash32>,
        data: Bytes,
        dataEnds: Span<Int>,
        by decoder: ABIDecoder = ABIDecoder()
    ) -> [(index: Int, error: DecodeError)] {
        var failures: [(index: Int, error: DecodeError)] = []
        var start = 0
        data.withSpan { bytes in
            for index in dataEnds.indices {
                let end = dataEnds[index]
                do throws(DecodeError) {
                    guard start <= end, end <= bytes.count else {
                        throw DecodeError(.truncated, "the data of the log are not there", at: start)
                    }
                    let event = try Event(
                        topics: try Self.topics(of: index, in: topics),
                        bytes: bytes.extracting(start..<end),
                        of: data,
                        from: start,
                        by: decoder
                    )
                    append(event)
                } catch {
                    failures.append((index, error))
                }
                start = max(start, end)
            }
        }
        return failures
    }

    /// The topics of a log.
    @inlinable
    @inline(__always)
    static func topics(of index: Int, in topics: Span<Hash32>) throws(DecodeError) -> LogTopics {
        let count = Event.topicCount
        guard count == 0 || index < topics.count / max(1, count) else {
            throw DecodeError(.truncated, "the topics of the log are not there", at: topics.count)
        }
        var selected = LogTopics()
        for place in index &* count..<(index &+ 1) &* count { selected.append(topics[place]) }
        return selected
    }
}
