import ChainDecoding
import Foundation

/// What a file of public vectors holds, whatever it is for.
struct VectorFile {
    private(set) var documents: [[UInt8]] = []
    private(set) var payloads: [[UInt8]] = []
    private(set) var texts: [[UInt8]] = []

    /// Reads a file as its name says; nothing from one of another kind.
    init(_ file: URL) throws {
        switch file.pathExtension {
        case "json": add(document: [UInt8](try Data(contentsOf: file)))
        case "io":
            // A line with a request, and one with the answer.
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("<< ")
            {
                add(document: Array(line.dropFirst(3).utf8))
            }
        case "rlp": add(encoded: [UInt8](try Data(contentsOf: file)))
        default: break
        }
    }

    /// One item in hexadecimal, or one after the other.
    private mutating func add(encoded: [UInt8]) {
        let text = String(decoding: encoded, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if let payload = try? Hex.decode(text) { return payloads.append(payload) }
        var reader = RLPReader(Bytes(encoded))
        while let item = try? RLP.decode(reader.readEncoded()) {
            payloads.append(item.encoded.array)
            // The parts of a block, and what they hold.
            for part in item.list.map(Array.init) ?? [] {
                payloads.append(part.encoded.array)
                for entry in part.list.map(Array.init) ?? [] { payloads.append((entry.bytes ?? entry.encoded).array) }
            }
        }
    }

    private mutating func add(document: [UInt8]) {
        let outline = JSONOutline(document)
        for value in outline.values where value.depth <= 2 {
            let text = Array(document[value.range])
            guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") else { continue }
            documents.append(text)
            if value.depth == 0 {
                documents.append(Array(#"{"jsonrpc":"2.0","id":1,"result":"#.utf8) + text + Array("}".utf8))
            }
        }
        guard let json = try? JSONSerialization.jsonObject(with: Data(document), options: .fragmentsAllowed) else {
            return
        }
        add(json)
    }

    private mutating func add(_ value: Any) {
        switch value {
        case let text as String:
            if let payload = try? Hex.decode(text, prefix: .required) {
                payloads.append(payload)
            } else {
                texts.append(Array(text.utf8))
            }
        case let elements as [Any]:
            for element in elements { add(element) }
        case let members as [String: Any]:
            for payload in VectorParts.payloads(in: members) { payloads.append(payload) }
            for document in VectorParts.documents(in: members) { documents.append(document) }
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                texts.append(Array(name.utf8))
                add(value)
            }
        default: break
        }
    }
}
