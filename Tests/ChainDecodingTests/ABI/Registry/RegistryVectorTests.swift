import Foundation
import Testing

@testable import ChainDecoding

/// Public vectors of events, functions and errors.
@Suite("Registry vectors", .needsSharedData)
struct RegistryVectorTests {
    private struct Hostile: Decodable {
        struct Event: Decodable {
            var name: String
            var signature: String
            var topics: [String]
            var data: String
            var verdict: String
        }

        struct Revert: Decodable {
            var name: String
            var data: String
            var kind: String
            var code: UInt64?
            var signature: String?
            var reasonBytes: String?
        }

        var events: [Event]
        var reverts: [Revert]
    }

    @Test("hostile: logs are decoded or refused as they should be")
    func hostileEvents() throws {
        let vectors = try SharedData.json(Hostile.self, "hostile/vectors.json").events
        for vector in vectors {
            let event = try ABIEvent(parsing: vector.signature)
            var registry = EventRegistry()
            try registry.register(event, at: .zero)
            var decoded: DecodedLog?
            if let topics = LogTopics(vector.topics.compactMap { try? Hash32(hex: $0) }) {
                let log = Log(address: .zero, topics: topics, data: Bytes(try Hex.decode(vector.data)))
                decoded = try? registry.decode(log)
            }
            #expect((decoded?.event == event) == (vector.verdict == "accept"), "\(vector.name)")
        }
        print("hostile events through the registry: \(vectors.count)")
        #expect(vectors.count == 10)
    }

    @Test("hostile: reverts are told as they are, whatever is known besides")
    func hostileReverts() throws {
        let vectors = try SharedData.json(Hostile.self, "hostile/vectors.json").reverts
        for vector in vectors {
            let data = Bytes(try Hex.decode(vector.data))
            var errors = SignatureRegistry.standard.errors
            if let signature = vector.signature { errors.register(try ABIErrorDefinition(parsing: signature)) }
            switch Revert(data, errors: errors) {
            case .empty: #expect(vector.kind == "empty", "\(vector.name)")
            case .raw(let raw): #expect(vector.kind == "raw" && raw == data, "\(vector.name)")
            case .error(let reason):
                let expected = try vector.reasonBytes.map { try Hex.decode($0) }
                #expect(vector.kind == "error" && reason.array == expected, "\(vector.name)")
            case .panic(let reason):
                #expect(vector.kind == "panic" && UInt64(exactly: reason.code) == vector.code, "\(vector.name)")
            case .custom(let error, _):
                #expect(vector.kind == "custom" && error.signature == vector.signature, "\(vector.name)")
            }
        }
        print("hostile reverts through the registry: \(vectors.count)")
        #expect(vectors.count == 15)
    }

    private struct EIPs: Decodable {
        enum CodingKeys: String, CodingKey {
            case events = "event-topics"
            case selectors
        }

        var events: [String: [String: String]]
        var selectors: [String: [String: String]]
    }

    @Test("EIPs: all topics and selectors are known")
    func eips() throws {
        let vectors = try SharedData.json(EIPs.self, "eips/vectors.json")
        let bundled = try Bundled()
        var truncations = Truncations()
        var topicCount = 0
        for (signature, topic0) in vectors.events.values.joined() {
            let events = bundled.events.filter { $0.signature == signature }
            #expect(!events.isEmpty && events.allSatisfy { $0.topic0.description == topic0 }, "\(signature)")
            truncations.check(text: signature, signature) { try ABIEvent(parsing: $0) }
            topicCount += 1
        }
        var selectorCount = 0
        for (signature, text) in vectors.selectors.values.joined() {
            let selector = try Selector(hex: text)
            let found = SignatureRegistry.standard.functions.candidates(for: selector)
            #expect(found.contains { $0.signature == signature }, "\(signature)")
            truncations.check(text: signature, signature) { try ABIFunction(parsing: $0) }
            selectorCount += 1
        }
        print("topics of EIPs: \(topicCount), selectors: \(selectorCount); of their signatures \(truncations)")
        #expect(topicCount == 35 && selectorCount == 53 && truncations.count == 2_746)
    }

    /// Everything that is bundled.
    private struct Bundled {
        var events: [ABIEvent] = []
        var functions: [ABIFunction] = []
        var errors: [ABIErrorDefinition] = []

        init() throws {
            for part in StandardSignatures.parts {
                let abi = try ContractABI(parsing: part)
                events += abi.events
                functions += abi.functions
                errors += abi.errors
            }
        }
    }

    @Test("what is bundled agrees with the ABIs of well-known contracts")
    func abis() throws {
        let bundled = try Bundled()
        let events = Dictionary(grouping: bundled.events, by: \.signature)
        let functions = Dictionary(grouping: bundled.functions, by: \.signature)
        let errors = Set(bundled.errors.map(\.signature))
        var checked: Set<String> = []
        var differing: Set<String> = []
        for file in try SharedData.files("alloy/abi", suffixes: [".json", ".json.gz"]) {
            let abi = try ContractABI(json: Array(try SharedData.bytes(file)).span)
            for event in abi.events {
                guard let known = events[event.signature] else { continue }
                let flags = event.inputs.map(\.isIndexed)
                let agrees = known.contains { $0.inputs.map(\.isIndexed) == flags }
                if agrees { checked.insert(event.signature) } else { differing.insert(event.signature) }
            }
            for function in abi.functions {
                guard let known = functions[function.signature] else { continue }
                let outputs = function.outputs.map(\.type.canonicalName)
                let agrees = known.contains { $0.outputs.map(\.type.canonicalName) == outputs }
                if agrees { checked.insert(function.signature) } else { differing.insert(function.signature) }
            }
            checked.formUnion(abi.errors.map(\.signature).filter(errors.contains))
        }
        print("bundled signatures checked with ABIs: \(checked.count), differing: \(differing.subtracting(checked))")
        // A gauge of Curve returns nothing, the vaults of ERC-4626 return shares.
        #expect(differing.subtracting(checked) == ["deposit(uint256,address)"])
        #expect(checked.count == 147)
    }

    private struct LogJSON: Decodable {
        var address: String
        var topics: [String]
        var data: String

        func log() throws -> Log {
            Log(
                address: try Address(hex: address),
                topics: try #require(LogTopics(try topics.map { try Hash32(hex: $0) })),
                data: Bytes(try Hex.decode(data))
            )
        }
    }

    private struct ReceiptJSON: Decodable {
        var logs: [LogJSON]
    }

    private struct Answer: Decodable {
        var result: Result

        enum Result: Decodable {
            case logs([LogJSON])
            case other

            init(from decoder: any Decoder) throws {
                self = (try? decoder.singleValueContainer().decode([LogJSON].self)).map { .logs($0) } ?? .other
            }
        }
    }

    private static func recordedLogs() throws -> [(place: String, log: Log)] {
        var logs: [(String, Log)] = []
        for file in try SharedData.files("subsquid-evm-rpc", suffixes: ["receipts.json", "receipts.json.gz"]) {
            let chain = file.split(separator: "/")[1]
            for receipt in try SharedData.json([ReceiptJSON].self, file) {
                logs += try receipt.logs.map { (String(chain), try $0.log()) }
            }
        }
        for file in ["shovel/logs-18000000.json.gz", "shovel/logs-1000001.json"] {
            for answer in try SharedData.json([Answer].self, file) {
                guard case .logs(let found) = answer.result else { continue }
                logs += try found.map { ("shovel", try $0.log()) }
            }
        }
        return logs
    }

    @Test("recorded logs: each is decoded, or reported as unknown or as malformed")
    func recorded() throws {
        let logs = try Self.recordedLogs()
        let results = SignatureRegistry.standard.events.decode(logs.map(\.log))
        var known: [String: (known: Int, of: Int)] = [:]
        var ambiguous = 0
        for ((place, log), result) in zip(logs, results) {
            known[place, default: (0, 0)].of += 1
            switch result {
            case .success(let decoded):
                known[place, default: (0, 0)].known += 1
                ambiguous += decoded.isAmbiguous ? 1 : 0
                #expect(decoded.values.count == decoded.event.inputs.count)
                #expect(decoded.event.topic0 == log.topics.topic0)
                #expect(!decoded.description.isEmpty)
            case .failure(let error):
                #expect(error.code == .unsupported, "\(place): \(error)")
            }
        }
        for (place, share) in known.sorted(by: { $0.key < $1.key }) {
            print("logs of \(place): \(share.known) of \(share.of) known")
        }
        print("recorded logs: \(logs.count), ambiguous: \(ambiguous)")
        #expect(logs.count == 1_847)
    }
}
