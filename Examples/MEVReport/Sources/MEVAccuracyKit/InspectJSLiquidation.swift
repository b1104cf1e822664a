import ChainDecoding
import MEVAnalysis

extension BlockRecord {
    /// The block of a liquidation of which a case of mev-inspect-js tells both sides, with the logs that it left.
    ///
    /// The logs are encoded anew, since a case has only what was read from them.
    init(_ repayment: InspectJSRow, _ seizure: InspectJSRow) {
        let market = repayment.contract.address.value
        let payer = repayment.payer?.value ?? .zero
        let borrower = repayment.borrower?.value ?? .zero
        let (debt, collateral) = (repayment.asset?.token ?? .zero, seizure.asset?.token ?? .zero)
        let (repaid, seized) = (repayment.amount?.value ?? .zero, seizure.amount?.value ?? .zero)
        let event: Log
        if repayment.contract.scheme.abi == "CompoundV2" {
            event = Log(
                market,
                "LiquidateBorrow(address,address,uint256,address,uint256)",
                words: [payer.word, borrower.word, repaid.bigEndianBytes, collateral.word, seized.bigEndianBytes]
            )
        } else {
            event = Log(
                market,
                "LiquidationCall(address,address,address,uint256,uint256,address,bool)",
                topics: [collateral, debt, borrower],
                words: [repaid.bigEndianBytes, seized.bigEndianBytes, payer.word, Address.zero.word]
            )
        }
        let logs = [
            Log(transfer: debt, from: payer, to: market, repaid),
            Log(transfer: collateral, from: borrower, to: seizure.seizor?.value ?? payer, seized), event,
        ]
        let transaction = TransactionRecord(
            index: repayment.transaction.index,
            hash: repayment.transaction.hash.value,
            sender: repayment.transaction.from.value,
            logs: logs.enumerated().map { LogRecord($1, index: $0) }
        )
        self.init(number: repayment.block.number, transactions: [transaction])
    }
}

extension Log {
    fileprivate init(_ contract: Address, _ signature: String, topics: [Address] = [], words: [[UInt8]]) {
        let topics = [Keccak256.hash(signature)] + topics.compactMap { Hash32($0.word) }
        self.init(address: contract, topics: LogTopics(topics) ?? [], data: Bytes(words.flatMap(\.self)))
    }

    fileprivate init(transfer token: Address, from: Address, to: Address, _ amount: U256) {
        self.init(token, "Transfer(address,address,uint256)", topics: [from, to], words: [amount.bigEndianBytes])
    }
}

extension Address {
    fileprivate var word: [UInt8] { [UInt8](repeating: 0, count: 12) + bytes }
}
