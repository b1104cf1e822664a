import ChainDecoding
import MEVAnalysis

/// A block as mev-inspect-py exports it: traces, and receipts without logs.
struct ExportedBlock {
    fileprivate struct Receipt {
        var hash: Hash32
        var gasUsed: UInt64?
        var gasPrice: U256?

        /// Whether a transaction can have used this much gas.
        ///
        /// Some exports have the status in its place, and differences of it: fees would come to any sum.
        var hasPlausibleGas: Bool { gasUsed.map { (21_000...1_000_000_000).contains($0) } ?? true }
    }

    private(set) var record = BlockRecord(number: 0)

    init(json text: Span<UInt8>) throws(DecodeError) {
        var reader = RPCReader(text)
        var (rows, receipts): ([FlatTrace], [Receipt]) = ([], [])
        try reader.json.beginObject()
        while let key = try reader.json.nextKey() {
            if reader.json.matches(key, "block_number") {
                record.number = try reader.readUInt64()
            } else if reader.json.matches(key, "miner") {
                record.beneficiary = try reader.readAddress()
            } else if reader.json.matches(key, "base_fee_per_gas") {
                if try !reader.json.takeNull() { record.baseFeePerGas = try reader.readU256() }
            } else if reader.json.matches(key, "traces") {
                try reader.readElements { (reader) throws(DecodeError) in rows.append(try FlatTrace(from: &reader)) }
            } else if reader.json.matches(key, "receipts") {
                try reader.readElements { (reader) throws(DecodeError) in receipts.append(try Receipt(from: &reader)) }
            } else {
                try reader.json.skipValue()
            }
        }
        try reader.json.finish()
        let traces = try BlockTrace(rows).transactions
        record.hash = rows.first?.context.blockHash
        record.transactions = BlockRecord(number: record.number, receipts: [], traces: traces).transactions
        guard receipts.allSatisfy(\.hasPlausibleGas) else { return }
        let receiptsByHash = Dictionary(receipts.map { ($0.hash, $0) }) { first, _ in first }
        for index in record.transactions.indices {
            let receipt = receiptsByHash[record.transactions[index].hash]
            record.transactions[index].gasUsed = receipt?.gasUsed
            record.transactions[index].effectiveGasPrice = receipt?.gasPrice
        }
    }
}

extension ExportedBlock.Receipt {
    init(from reader: inout RPCReader) throws(DecodeError) {
        hash = .zero
        try reader.json.beginObject()
        while let key = try reader.json.nextKey() {
            if reader.json.matches(key, "transaction_hash") {
                hash = try reader.readHash()
            } else if reader.json.matches(key, "gas_used") {
                gasUsed = try reader.readUInt64()
            } else if reader.json.matches(key, "effective_gas_price") {
                gasPrice = try reader.readU256()
            } else {
                try reader.json.skipValue()
            }
        }
    }
}
