import ChainDecoding
import Foundation
import Testing

extension ChainVectorTests {
    /// What go-ethereum's index of its own chain tells, apart from the receipts' logs, which it does not come with.
    @Test("go-ethereum: transactions, withdrawals and new contracts stand where the index of the chain says")
    func ethtestIndex() throws {
        let blocks = try blocks("geth/ethtest/testdata/chain.rlp.gz")
        let index: RecordedBlock.Object = try #require(
            try RecordedBlock.result("geth/ethtest/testdata/txinfo.json.gz")
        )
        var (transactions, senders) = (0, 0)
        for (name, entries) in index {
            for (place, entry) in ((entries as? [RecordedBlock.Object]) ?? []).enumerated() {
                guard entry["txhash"] != nil else { continue }
                let block = blocks[Int(try entry.number("block")) - 1]
                let position = try #require(entry["indexInBlock"] as? Int, "\(name)")
                guard case .known(let transaction) = block.transactions[position] else { continue }
                #expect(transaction.hash == (try entry.hash("txhash")), "\(name) \(place)")
                transactions += 1
                // The curve of the tests is slow: the first ones of each kind are enough.
                guard place < 3 else { continue }
                #expect(try transaction.sender(by: SlowCurve()) == entry.address("sender"), "\(name) \(place)")
                senders += 1
            }
        }
        var contracts = 0
        for case let entry as RecordedBlock.Object in index.values where entry["contract"] != nil {
            let block = blocks[Int(try entry.number("block")) - 1]
            guard case .known(let transaction)? = block.transactions.first else { continue }
            let sender = try transaction.sender(by: SlowCurve())
            #expect(Address(createdBy: sender, nonce: transaction.nonce) == (try entry.address("contract")))
            contracts += 1
        }
        var withdrawals = 0
        for (number, entry) in try #require(index["withdrawals"] as? [String: RecordedBlock.Object]) {
            let block = blocks[try #require(Int(number)) - 1]
            let expected = try entry.objects("withdrawals").map { try Withdrawal(json: $0) }
            #expect(block.withdrawals == expected, "\(number)")
            withdrawals += expected.count
        }
        print(
            "index of go-ethereum's chain: \(transactions) transactions, \(senders) of their senders recovered, "
                + "\(contracts) contracts, \(withdrawals) withdrawals"
        )
        #expect(transactions == 378 && senders == 21 && contracts == 3 && withdrawals == 54)
    }
}
