import ChainDecoding
import Foundation
import Testing

/// A request and its answer, from the tests of Ethereum's specification of JSON-RPC.
struct SpecifiedExchange {
    /// The folder and the name of the file.
    let name: String
    let request: [String: Any]
    let answer: Data

    var method: String { request["method"] as? String ?? "" }
    var parameters: [Any] { request["params"] as? [Any] ?? [] }

    /// All exchanges, and how many files they come from.
    static func all() throws -> (exchanges: [SpecifiedExchange], fileCount: Int) {
        let plain = try SharedData.files("execution-apis", suffixes: [".io"])
        let packed = try SharedData.files("execution-apis", suffixes: [".io.gz"])
        let texts = try plain.map { try SharedData.bytes($0) } + SharedData.texts(packed)
        var exchanges: [SpecifiedExchange] = []
        for (file, text) in zip(plain + packed, texts) {
            var request: Data?
            for line in text.split(separator: UInt8(ascii: "\n")) {
                let content = Data(line.dropFirst(3))
                if line.starts(with: ">> ".utf8) { request = content }
                guard line.starts(with: "<< ".utf8) else { continue }
                let json = try JSONSerialization.jsonObject(with: try #require(request))
                let name = file.split(separator: "/").suffix(2).joined(separator: "/")
                exchanges.append(
                    SpecifiedExchange(
                        name: name.split(separator: ".").first.map(String.init) ?? name,
                        request: try #require(json as? [String: Any]),
                        answer: content
                    )
                )
            }
        }
        return (exchanges, plain.count + packed.count)
    }
}

/// A method with its parameters, of whatever result, and how its answers are compared.
struct SpecifiedMethod {
    let request: (RPCID) -> RPCRequest
    /// How the answer that is read differs from what Foundation reads, or `nil`.
    let difference: ([UInt8], _ json: [String: Any]) throws -> String?
    /// Reads an answer, and throws if that cannot be.
    let read: ([UInt8]) throws(DecodeError) -> Void

    init<Value>(_ method: RPCMethod<Value>, _ shape: @escaping (Value) -> JSONShape) {
        request = { method.request(id: $0) }
        read = { (answer) throws(DecodeError) in _ = try method.response(json: answer.span, mode: .strict) }
        difference = { answer, json in
            let response = try method.response(json: answer.span, mode: .strict)
            let difference: String?
            switch response.result {
            case .success(let value):
                difference = shape(value).difference(from: json["result"], at: "result")
                let unknown = unknownMembers(in: value)
                guard unknown.isEmpty else { return "unknown members: \(unknown)" }
            case .failure(let error):
                difference = error.shape.difference(from: json["error"], at: "error")
            }
            guard let id = json["id"] as? Int64, response.id == .number(id) else { return "another id" }
            return difference
        }
    }

    init<Value>(_ method: RPCMethod<Value?>, _ shape: @escaping (Value) -> JSONShape) {
        self.init(method) { (value: Value?) in value.map(shape) ?? .null }
    }
}
