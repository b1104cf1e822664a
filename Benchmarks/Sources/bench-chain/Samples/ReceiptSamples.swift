import ChainDecoding
import Foundation

/// Receipts in JSON: those of a mainnet block where `SHARED_DATA` has them, or made-up ones of the same make.
struct ReceiptSamples {
    /// The receipts of one block.
    let block: [UInt8]
    let isRecorded: Bool

    init() throws {
        if let text = try Self.recorded("receipts.json.gz") {
            block = text
            isRecorded = true
        } else {
            block = Array(Self.madeUp().utf8)
            isRecorded = false
        }
    }

    /// The same, repeated until they have so many bytes.
    func repeated(to byteCount: Int) -> [UInt8] {
        let elements = block.dropFirst().dropLast()
        var text = Array("[".utf8)
        while text.count < byteCount {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += elements
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// A file about block 18000000, with no more white space than it needs.
    static func recorded(_ name: String) throws -> [UInt8]? {
        guard let folder = ProcessInfo.processInfo.environment["SHARED_DATA"] else { return nil }
        let path = "\(folder)/chain/subsquid-evm-rpc/ethereum/18000000/\(name)"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // Foundation cannot start a process under valgrind.
        guard let output = popen("gzip -dc '\(path)'", "r") else { return nil }
        let text = FileHandle(fileDescriptor: fileno(output)).readDataToEndOfFile()
        pclose(output)
        let value = try JSONSerialization.jsonObject(with: text)
        return [UInt8](try JSONSerialization.data(withJSONObject: value, options: .withoutEscapingSlashes))
    }

    private static func madeUp() -> String {
        var random = Random(seed: 11)
        let block = random.hash()
        var logIndex = 0
        let receipts = (0..<150)
            .map { index in
                let transaction = random.hash()
                let logs = (0..<index % 9)
                    .map { _ in
                        defer { logIndex += 1 }
                        let topics = [Pair.Events.Transfer.topic0 ?? .zero, random.hash(), random.hash()]
                        return """
                            {"address":"\(random.address())","topics":["\(topics[0])","\(topics[1])","\(topics[2])"],\
                            "data":"\(random.hash())","blockNumber":"0x112a880","transactionHash":"\(transaction)",\
                            "transactionIndex":"0x\(String(index, radix: 16))","blockHash":"\(block)",\
                            "logIndex":"0x\(String(logIndex, radix: 16))","removed":false}
                            """
                    }
                let bloom = "0x" + String(repeating: "0", count: 512)
                return """
                    {"blockHash":"\(block)","blockNumber":"0x112a880","contractAddress":null,"cumulativeGasUsed":"0x5208",\
                    "effectiveGasPrice":"0x1","from":"\(random.address())","gasUsed":"0x5208",\
                    "logs":[\(logs.joined(separator: ","))],"logsBloom":"\(bloom)","status":"0x1",\
                    "to":"\(random.address())","transactionHash":"\(transaction)",\
                    "transactionIndex":"0x\(String(index, radix: 16))","type":"0x2"}
                    """
            }
        return "[\(receipts.joined(separator: ","))]"
    }
}
