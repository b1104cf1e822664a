import ChainDecoding
import Foundation
import Testing

/// Public vectors of values of the ABI.
@Suite("ABI vectors", .needsSharedData)
struct ABIVectorTests {
    /// A value as the vectors of ethers write it, with its kind.
    private indirect enum Verbose: Decodable {
        case scalar(String)
        case flag(Bool)
        case list([Verbose])

        private enum Key: String, CodingKey { case type, value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            switch try container.decode(String.self, forKey: .type) {
            case "array", "object": self = .list(try container.decode([Verbose].self, forKey: .value))
            case "boolean": self = .flag(try container.decode(Bool.self, forKey: .value))
            default: self = .scalar(try container.decode(String.self, forKey: .value))
            }
        }

        func value(of type: ABIType) throws -> ABIValue {
            switch (type, self) {
            case (.array(let element), .list(let values)), (.fixedArray(let element, _), .list(let values)):
                return .list(try values.map { try $0.value(of: element) })
            case (.tuple(let members), .list(let values)):
                return .list(try zip(members, values).map { try $1.value(of: $0.type) })
            case (.bool, .flag(let flag)): return .bool(flag)
            case (.uint, .scalar(let text)): return .uint(try #require(U256(text)))
            case (.int, .scalar(let text)): return .int(try #require(I256(text)))
            case (.address, .scalar(let text)): return .address(try Address(hex: text))
            case (.string, .scalar(let text)): return .string(Bytes(Array(text.utf8)))
            case (_, .scalar(let text)): return .bytes(Bytes(try Hex.decode(text)))
            default: throw DecodeError(.malformed, "no value of \(type)")
            }
        }
    }

    private struct Case: Decodable {
        var name: String
        var type: String
        var verbose: Verbose
        var encoded: String
    }

    @Test("ethers: all are encoded and decoded in every mode, and 64 truncations of each in each mode are not")
    func ethers() throws {
        let cases = try SharedData.json([Case].self, "ethers/abi.json.gz")
        var truncations = Truncations(atMost: 64)
        var typeTruncations = Truncations()
        for vector in cases {
            let type = try ABIType(parsing: vector.type)
            let value = try vector.verbose.value(of: type)
            let data = Bytes(try Hex.decode(vector.encoded))
            #expect(try ABIEncoder.encode(value, as: type) == data.array, "\(vector.name)")
            for mode in ABIDecodingMode.allCases {
                #expect(try ABIDecoder(mode: mode).decode(type, from: data) == value, "\(vector.name), \(mode)")
            }
            truncations.check(data, of: [value], as: [ABIParameter(type)], vector.name)
            typeTruncations.check(type: vector.type)
        }
        print("types of ethers: \(typeTruncations)")
        print("ABI values of ethers: \(cases.count); \(truncations)")
        #expect(cases.count == 1_024 && truncations.count == 180_960 && typeTruncations.count == 34_097)
    }

    @Test("ethereum/tests: all are encoded and decoded")
    func ethereumTests() throws {
        let json = try JSONSerialization.jsonObject(
            with: SharedData.bytes("ethereum-tests/ABITests/basic_abi_tests.json")
        )
        let cases = try #require(json as? [String: [String: Any]])
        for (name, vector) in cases {
            let types = try #require(vector["types"] as? [String]).map { try ABIType(parsing: $0) }
            let values = zip(types, try #require(vector["args"] as? [Any])).map { Self.value($1, of: $0) }
            let data = try Hex.decode(try #require(vector["result"] as? String))
            let parameters = types.map { ABIParameter($0) }
            #expect(try ABIEncoder.encode(values, as: parameters) == data, "\(name)")
            #expect(try ABIDecoder(mode: .strict).decode(parameters, from: Bytes(data)) == values, "\(name)")
        }
        print("ABI values of ethereum/tests: \(cases.count)")
        #expect(cases.count == 3)
    }

    /// A number, a text that is bytes, an address, or several values.
    private static func value(_ json: Any, of type: ABIType) -> ABIValue {
        switch (type, json) {
        case (.array(let element), let elements as [Any]): .list(elements.map { value($0, of: element) })
        case (.address, let text as String): .address(Address(text) ?? .zero)
        case (_, let text as String): .bytes(Bytes(Array(text.utf8)))
        default: .uint(U256(UInt64(truncating: json as? NSNumber ?? 0)))
        }
    }

    private struct Hostile: Decodable {
        struct Case: Decodable {
            var name: String
            var types: [String]
            var data: String
            var strict: String
            var checked: String
            var lenient: String
        }

        var decode: [Case]
    }

    @Test("hostile: every verdict is right in each mode")
    func hostile() throws {
        let cases = try SharedData.json(Hostile.self, "hostile/vectors.json").decode
        var truncations = Truncations()
        for vector in cases {
            let data = Bytes(try Hex.decode(vector.data))
            for (mode, verdict) in [
                (ABIDecodingMode.strict, vector.strict), (.checked, vector.checked), (.lenient, vector.lenient),
            ] {
                let isAccepted: Bool
                do {
                    let parameters = try vector.types.map { ABIParameter(try ABIType(parsing: $0)) }
                    _ = try ABIDecoder(mode: mode).decode(parameters, from: data)
                    isAccepted = true
                } catch is DecodeError {
                    isAccepted = false
                }
                #expect(isAccepted == (verdict == "accept"), "\(vector.name), \(mode)")
            }
            // What only other modes accept has bytes too many, or shared: of those, a prefix may be as good.
            guard vector.strict == "accept" else { continue }
            let parameters = try vector.types.map { ABIParameter(try ABIType(parsing: $0)) }
            let values = try ABIDecoder(mode: .strict).decode(parameters, from: data)
            truncations.check(data, of: values, as: parameters, vector.name)
        }
        print(
            "hostile data: \(cases.count) in \(ABIDecodingMode.allCases.count) modes; of the canonical \(truncations)"
        )
        #expect(cases.count == 62 && truncations.count == 25_824)
    }

    private struct HostileLogs: Decodable {
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

    @Test("hostile: events and reverts are told as they are")
    func hostileLogs() throws {
        let vectors = try SharedData.json(HostileLogs.self, "hostile/vectors.json")
        var truncations = Truncations()
        for vector in vectors.events {
            let event = try ABIEvent(parsing: vector.signature)
            let topics = Result { try vector.topics.map { try Hash32(hex: $0) } }
            let data = try Hex.decode(vector.data)
            let decoded = try? event.decode(topics: topics.get(), data: Bytes(data))
            #expect((decoded?.count == event.inputs.count) == (vector.verdict == "accept"), "\(vector.name)")
            guard vector.verdict == "accept" else { continue }
            let known = try topics.get()
            truncations.check(known, vector.name) { try event.decode(topics: $0, data: Bytes(data)) }
            truncations.check(data, vector.name) { try event.decode(topics: known, data: Bytes($0)) }
        }
        for vector in vectors.reverts {
            let data = Bytes(try Hex.decode(vector.data))
            let known = try vector.signature.map { [try ABIErrorDefinition(parsing: $0)] } ?? []
            switch Revert(data, errors: known) {
            case .empty: #expect(vector.kind == "empty", "\(vector.name)")
            case .raw(let raw): #expect(vector.kind == "raw" && raw == data, "\(vector.name)")
            case .error(let reason):
                let expected = try vector.reasonBytes.map { try Hex.decode($0) }
                #expect(vector.kind == "error" && reason.array == expected, "\(vector.name)")
            case .panic(let reason):
                #expect(vector.kind == "panic" && UInt64(exactly: reason.code) == vector.code, "\(vector.name)")
            case .custom(let error, _): #expect(vector.kind == "custom" && error == known.first, "\(vector.name)")
            }
        }
        print(
            "hostile events: \(vectors.events.count), reverts: \(vectors.reverts.count); of valid events \(truncations)"
        )
        #expect(vectors.events.count == 10 && vectors.reverts.count == 15 && truncations.count == 177)
    }
}
