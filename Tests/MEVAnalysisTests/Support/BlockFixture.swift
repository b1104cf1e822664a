import ChainDecoding
import Foundation
import MEVAnalysis
import Synchronization
import Testing

/// Recorded blocks.
enum BlockFixture {
    private struct Receipt: Decodable {
        var transaction_hash: String
        var gas_used: UInt64
        var effective_gas_price: UInt64
    }

    private struct Slim: Decodable {
        var miner: String
        var base_fee_per_gas: UInt64
        var receipts: [Receipt]
    }

    /// A block of mev-inspect-py: traces, and receipts without logs.
    static func traced(_ number: Int) throws -> BlockRecord {
        try remembered("\(number)") { try readTraced(number) }
    }

    private static func readTraced(_ number: Int) throws -> BlockRecord {
        let path = "mev-inspect-py/blocks/\(number).json.gz"
        let text = try member("traces", of: path)
        let traces = try [FlatTrace](json: text.span)
        var block = BlockRecord(number: UInt64(number), receipts: [], traces: try BlockTrace(traces).transactions)
        let slim = try SharedData.json(Slim.self, path)
        block.beneficiary = try Address(hex: slim.miner)
        block.baseFeePerGas = U256(slim.base_fee_per_gas)
        for receipt in slim.receipts {
            let index = block.transactions.firstIndex { $0.hash.description == receipt.transaction_hash }
            guard let index else { continue }
            block.transactions[index].gasUsed = receipt.gas_used
            block.transactions[index].effectiveGasPrice = U256(receipt.effective_gas_price)
        }
        return block
    }

    /// A block of the tests of Erigon: `kind` is `receipts`, `logs`, `trace_block`, `flatCallTracer` or `callTracer`.
    static func recorded(_ kind: String, _ number: Int) throws -> BlockRecord {
        try remembered("\(kind) \(number)") { try readRecorded(kind, number) }
    }

    private static func readRecorded(_ kind: String, _ number: Int) throws -> BlockRecord {
        let result = try member("result", of: "erigon-rpc-tests/\(kind)_\(number).json.gz")
        switch kind {
        case "receipts":
            return BlockRecord(number: UInt64(number), receipts: try [RPCReceipt](json: result.span))
        case "logs":
            let groups = try [[RPCLog]](json: result.span).filter { !$0.isEmpty }
            return BlockRecord(number: UInt64(number), transactions: groups.map(transaction))
        case "trace_block":
            return BlockRecord(
                number: UInt64(number),
                receipts: [],
                traces: try BlockTrace(try [FlatTrace](json: result.span)).transactions
            )
        default:
            return BlockRecord(
                number: UInt64(number),
                receipts: [],
                traces: try [TransactionTrace<CallTree>](json: result.span)
            )
        }
    }

    private static func transaction(_ logs: [RPCLog]) -> TransactionRecord {
        TransactionRecord(
            index: logs[0].position.transactionIndex.map { Int($0) } ?? 0,
            hash: logs[0].position.transactionHash ?? .zero,
            logs: logs.map { LogRecord($0.log, index: $0.position.logIndex.map { Int($0) } ?? 0) }
        )
    }

    /// The text of a member of the document.
    static func member(_ name: StaticString, of path: String) throws -> [UInt8] {
        let bytes = [UInt8](try SharedData.bytes(path))
        var reader = JSONReader(bytes.span)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let isWanted = reader.matches(key, name)
            _ = try reader.kind()
            let start = reader.offset
            try reader.skipValue()
            if isWanted { return Array(bytes[start..<reader.offset]) }
        }
        return []
    }

    /// A block that was read before, or else reads it.
    private static func remembered(_ name: String, _ read: () throws -> BlockRecord) throws -> BlockRecord {
        if let block = blocks.withLock({ $0[name] }) { return block }
        let block = try read()
        blocks.withLock { $0[name] = block }
        return block
    }

    private static let blocks = Mutex<[String: BlockRecord]>([:])
}
