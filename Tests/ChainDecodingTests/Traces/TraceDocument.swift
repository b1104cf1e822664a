import ChainDecoding
import Foundation
import Testing

/// A document that holds a trace, for the library and for Foundation.
struct TraceDocument {
    let path: String
    let bytes: [UInt8]
    let object: Any

    init(_ path: String) throws {
        self.path = path
        let data = try SharedData.bytes(path)
        bytes = [UInt8](data)
        object = try JSONSerialization.jsonObject(with: data)
    }

    /// The bytes without white space at their end.
    var text: [UInt8] { Truncations.document(Data(bytes)) }

    /// The documents below a folder.
    static func all(_ folder: String) throws -> [TraceDocument] {
        try SharedData.files(folder, suffixes: [".json", ".json.gz"]).map { try TraceDocument($0) }
    }

    /// The bytes of a member of the outermost object, or the whole document.
    func part(_ name: String?) throws -> [UInt8] {
        guard let name else { return bytes }
        let members = try #require(object as? [String: Any])
        return [UInt8](try JSONSerialization.data(withJSONObject: try #require(members[name])))
    }

    /// What the library reads from a member of the outermost object, or from the whole document.
    func read<Trace: TracerResult>(_ name: String?, as type: Trace.Type = Trace.self) throws -> Trace {
        let bytes = try part(name)
        return try Trace(json: bytes.span)
    }

    func member<Content>(_ name: String, as type: Content.Type = Content.self) throws -> Content {
        try #require((object as? [String: Any])?[name] as? Content)
    }
}
