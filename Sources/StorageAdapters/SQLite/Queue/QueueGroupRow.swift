#if SQLite
import MonitorCore

/// A consumer group as the database holds it.
struct QueueGroupRow {
    let number: Int64
    let group: ConsumerGroup
    /// Deliveries that a consumer holds.
    var held: Int
    /// Deliveries that wait for their time.
    var waiting: Int
    var latestToken: Int64

    /// A token that no delivery of any group ever had.
    mutating func nextToken() -> Int64 {
        latestToken += 1
        return latestToken << SQLiteMessageQueue.Configuration.groupBitCount | number
    }
}

extension ConsumerGroup {
    /// The settings as the database holds them; equal for equal settings.
    var settingsBytes: [UInt8] {
        var writer = WireWriter()
        for filter in filters {
            writer.write(filter.rawValue, field: 1)
        }
        writer.write(acknowledgementDeadline.inNanoseconds, field: 2)
        for pause in backoff {
            writer.write(pause.inNanoseconds, field: 3)
        }
        writer.write(Int64(maximumDeliveries), field: 4)
        writer.write(Int64(maximumInFlight), field: 5)
        return writer.bytes
    }

    init(name: String, settingsBytes: [UInt8]) throws {
        self.init(name: name, filters: [], backoff: [])
        var reader = WireReader(settingsBytes)
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: filters.append(SubjectFilter(try reader.text(tag)))
            case 2: acknowledgementDeadline = .nanoseconds(try reader.signed(tag))
            case 3: backoff.append(.nanoseconds(try reader.signed(tag)))
            case 4: maximumDeliveries = Int(try reader.signed(tag))
            case 5: maximumInFlight = Int(try reader.signed(tag))
            default: try reader.skip(tag, into: &ignored)
            }
        }
    }
}
#endif
