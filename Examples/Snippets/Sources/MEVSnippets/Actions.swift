import ChainDecoding
import MEVAnalysis

func printSwaps(of block: RPCBlock, receipts: [RPCReceipt]) {
    let record = BlockRecord(block, receipts: receipts)
    let actions = ActionDecoder().actions(of: record)
    for (transaction, stream) in zip(record.transactions, actions.streams) {
        for swap in stream.swaps { print(transaction.hash, swap.pool.contract, swap.amountIn, swap.amountOut) }
    }
}
