import ChainDecoding

extension SourceText {
    /// Writes a struct whose members are a tuple.
    mutating func append(tuple item: Item, as conformances: String, _ description: String) {
        declaration(description, "struct \(item.name): \(conformances)") { text in
            text.appendConstant("abiName: String", SwiftName.literal(item.signature))
            text.appendLayout("abiLayout", of: item)
            text.appendMembers(item.members)
            text.appendCoding(item.members)
        }
    }

    /// Writes a struct whose members stand behind a selector.
    mutating func append(selected item: Item, as conformance: String, _ kind: String) {
        let description = "\(kind) `\(SwiftName.documented(item.signature))`."
        declaration(description, "struct \(item.name): \(conformance)") { text in
            switch item.result {
            case .nothing:
                break
            case .single(let type):
                text.documentation("What a call returns.")
                text.line("\(text.access)typealias Return = ABISingle<\(type.coding)>")
                text.line()
            case .several(let result):
                text.append(tuple: result, as: "ABIStruct, Hashable", "What a call returns.")
                text.line()
            }
            text.appendConstant("signature: String", SwiftName.literal(item.signature))
            text.appendConstant(
                "selector: Selector",
                "Selector(\(Self.number(Selector(signature: item.signature).value)))"
            )
            text.appendLayout("abiLayout", of: item)
            text.appendMembers(item.members)
            text.appendCoding(item.members)
        }
    }

    /// Writes a struct whose members are topics and data of a log.
    mutating func append(event item: Item) {
        let description = "The event `\(SwiftName.documented(item.signature))`."
        declaration(description, "struct \(item.name): ContractEvent") { text in
            let topics = item.members.filter(\.isTopic)
            let hash = Keccak256.hash(item.signature)
            let words = [hash.word0, hash.word1, hash.word2, hash.word3].map(Self.number)
            text.appendConstant("signature: String", SwiftName.literal(item.signature))
            if item.isAnonymous {
                text.appendConstant("topic0: Hash32?", "nil")
            } else {
                text.block("\(text.access)static var topic0: Hash32?") { $0.list("Hash32(", words) }
            }
            text.appendConstant("topicCount: Int", "\(topics.count + (item.isAnonymous ? 0 : 1))")
            text.appendLayout("dataLayout", of: item)
            text.appendMembers(item.members)
            text.appendEventDecoding(item)
            text.appendEventEncoding(item)
            text.line()
            text.appendColumns(item)
        }
    }

    /// Writes a declaration with what is documented of it, after an empty line unless it is the first in its braces.
    mutating func declaration(_ description: String, _ head: String, _ body: (inout SourceText) -> Void) {
        if !content.hasSuffix("{\n"), !content.hasSuffix("\n\n") { line() }
        documentation(description)
        block(access + head, body)
    }

    /// A number in hexadecimal digits, four of which stand together.
    static func number<Number: FixedWidthInteger>(_ value: Number) -> String {
        let text = String(value, radix: 16)
        let digits = Array(String(repeating: "0", count: Number.bitWidth / 4 - text.count) + text)
        let groups = stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
        return "0x" + groups.joined(separator: "_")
    }

    // MARK: Parts of a struct

    private mutating func appendConstant(_ declaration: String, _ value: String) {
        line("\(access)static var \(declaration) { \(value) }")
    }

    private mutating func appendLayout(_ name: String, of item: Item) {
        let dynamic = item.isDynamic ? ", isDynamic: true" : ""
        appendConstant("\(name): ABILayout", "ABILayout(wordCount: \(item.wordCount)\(dynamic))")
    }

    private mutating func appendMembers(_ members: [Member]) {
        line()
        for member in members {
            documentation("The parameter `\(member.description)`.")
            line("\(access)var \(member.name): \(member.type.value)")
        }
        if !members.isEmpty { line() }
        documentation("Creates a value from its members.")
        let head = "\(access)init("
        if members.isEmpty {
            line(head + ") {}")
        } else {
            list(head, members.map { "\($0.name): \($0.type.value)" }, ") {")
            nested { text in
                for member in members { text.line("self.\(member.name) = \(member.name)") }
            }
            line("}")
        }
        line()
    }

    private mutating func appendCoding(_ members: [Member]) {
        documentation("Reads the members in their order.")
        block("\(access)init(from reader: inout ABIReader) throws(DecodeError)") { text in
            for member in members { text.appendReading(member) }
        }
        line()
        documentation("Writes the members in their order.")
        block("\(access)func encode(to writer: inout ABIWriter) throws(ABIEncodingError)") { text in
            for member in members { text.appendWriting(member) }
        }
    }

    private mutating func appendReading(_ member: Member) {
        list(
            "self.\(member.name) = try reader.next(",
            ["\(member.type.coding).self", SwiftName.literal(member.label)]
        )
    }

    private mutating func appendWriting(_ member: Member) {
        list(
            "try writer.append(",
            ["self.\(member.name)", "as: \(member.type.coding).self", SwiftName.literal(member.label)]
        )
    }

    // MARK: Events

    private mutating func appendEventDecoding(_ item: Item) {
        documentation("Reads the members of a log.")
        let head = "init(topics: LogTopics, data reader: inout ABIReader) throws(DecodeError)"
        block(access + head) { text in
            var index = item.isAnonymous ? 0 : 1
            for member in item.members {
                guard member.isTopic else {
                    text.appendReading(member)
                    continue
                }
                let type = "\(member.type.coding).self"
                text.list(
                    "self.\(member.name) = try reader.topic(",
                    [type, "at: \(index)", "of: topics", SwiftName.literal(member.label)]
                )
                index += 1
            }
        }
        line()
    }

    private mutating func appendEventEncoding(_ item: Item) {
        documentation("The topics of a log.")
        block("\(access)func encodeTopics() throws(ABIEncodingError) -> LogTopics") { text in
            let topics = item.members.filter(\.isTopic)
            text.line("\(topics.isEmpty && item.isAnonymous ? "let" : "var") topics = LogTopics()")
            if !item.isAnonymous { text.line("try topics.append(Self.topic0 ?? .zero, as: Hash32.self, \"topic0\")") }
            for member in topics {
                let type = "as: \(member.type.coding).self"
                text.list("try topics.append(", ["self.\(member.name)", type, SwiftName.literal(member.label)])
            }
            text.line("return topics")
        }
        line()
        documentation("Writes the members that are no topics.")
        block("\(access)func encodeData(to writer: inout ABIWriter) throws(ABIEncodingError)") { text in
            for member in item.members where !member.isTopic { text.appendWriting(member) }
        }
    }

    private mutating func appendColumns(_ item: Item) {
        declaration("The members of many logs, each in an array of its own.", "struct Columns: EventColumns") { text in
            for member in item.members {
                text.documentation("The parameter `\(member.description)` of each log.")
                text.line("\(text.access)var \(member.name): [\(member.type.value)] = []")
            }
            if !item.members.isEmpty { text.line() }
            if !text.access.isEmpty {
                text.documentation("Creates columns of no logs.")
                text.line("\(text.access)init() {}")
                text.line()
            }
            text.documentation("Adds a log.")
            text.block("\(text.access)mutating func append(_ event: \(item.name))") { text in
                for member in item.members { text.line("self.\(member.name).append(event.\(member.name))") }
            }
            text.line()
            text.documentation("Makes room for so many logs in all.")
            text.block("\(text.access)mutating func reserveCapacity(_ count: Int)") { text in
                for member in item.members { text.line("self.\(member.name).reserveCapacity(count)") }
            }
        }
    }
}
