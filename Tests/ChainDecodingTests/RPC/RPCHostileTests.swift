import ChainDecoding
import Foundation
import Testing

@Suite("Broken answers")
struct RPCHostileTests {
    /// A receipt with a log, as nodes send it.
    private static let receipt = """
        {"blockHash":"0x95b198e154acbfc64109dfd22d8224fe927fd8dfdedfae01587674482ba4baf3","blockNumber":"0x112a880",\
        "contractAddress":null,"cumulativeGasUsed":"0xec18","from":"0x16d5783a96ab20c9157d7933ac236646b29589a4",\
        "logs":[{"address":"0xfd14567eaf9ba941cb8c8a94eec14831ca7fd1b4",\
        "topics":["0xb8b9c39aeba1cfd98c38dfeebe11c2f7e02b334cbe9f05f22b442a5d9c1ea0c5"],"data":"0x01e14e6c",\
        "logIndex":"0x0","removed":false,"extra":[{"a":-1.5e3}, "x\\n"]}],"status":"0x1","to":null,\
        "transactionHash":"0x16e199673891df518e25db2ef5320155da82a3dd71a677e7d84363251885d133","type":"0x2"}
        """

    @Test("every truncation is refused")
    func truncations() {
        var truncations = Truncations()
        truncations.check(Array("[\(Self.receipt)]".utf8)) { try [RPCReceipt](json: $0.span) }
        print("receipt in JSON: \(truncations)")
    }

    @Test("what is accepted after mutations is what Foundation reads")
    func mutations() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("mutations of receipts, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let original = Array(Self.receipt.utf8)
        let alphabet = Array(#""\{}[],:0123456789abcdefxXgntu -.E"#.utf8)
        var accepted = 0
        for _ in 0..<6_000 {
            var text = original
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                Self.mutate(&text, alphabet, using: &generator)
            }
            guard let receipt = try? RPCReceipt(json: text.span) else { continue }
            accepted += 1
            let json = try JSONSerialization.jsonObject(with: Data(text))
            let difference = receipt.difference(from: json)
            #expect(difference == nil, "\(String(decoding: text, as: UTF8.self))")
        }
        #expect(accepted > 100)
    }

    @Test("no bytes at all make it trap")
    func noise() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("noise in receipts, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            var text = Array(Self.receipt.utf8)
            for _ in 0..<3 {
                text[Int.random(in: 0..<text.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? RPCReceipt(json: text.span)
            _ = try? RPCTransaction(json: text.span)
            _ = try? RPCBlock(json: text.span)
            _ = try? RPCResponse<Bool>(json: text.span)
        }
    }

    private static func mutate(_ text: inout [UInt8], _ alphabet: [UInt8], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        let byte = alphabet.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text.insert(byte, at: place)
        case 1: text.remove(at: place)
        default: text[place] = byte
        }
    }
}
