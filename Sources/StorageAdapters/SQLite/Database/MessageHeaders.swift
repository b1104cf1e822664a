#if SQLite
import MonitorCore

/// The form in which tables hold a message's headers.
enum MessageHeaders {
    /// The headers' bytes, or `nil` when there are none.
    static func encode(_ headers: [String: String]) -> [UInt8]? {
        guard !headers.isEmpty else { return nil }
        var writer = WireWriter()
        for (name, value) in headers {
            writer.write(name, field: 1)
            writer.write(value, field: 2)
        }
        return writer.bytes
    }

    /// Reads headers from a column.
    static func decode(_ row: SQLRow, _ column: Int32) throws -> [String: String] {
        guard !row.isNull(column) else { return [:] }
        var reader = WireReader(row.bytes(column))
        var headers: [String: String] = [:]
        var name = ""
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case 1: name = try reader.text(tag)
            case 2: headers[name] = try reader.text(tag)
            default: try reader.skip(tag, into: &ignored)
            }
        }
        return headers
    }
}
#endif
