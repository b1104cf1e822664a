import ChainDecoding
import MEVAnalysis

/// A transaction of which only swaps and a few transfers are told: each swap moves what it says.
struct ScriptedTransaction {
    var sender = Address.test(1)
    var recipient = Address.test(2)
    var succeeded = true
    private(set) var swaps: [Swap] = []
    private(set) var transfers: [AssetTransfer] = []

    init(sender: Address = .test(1), recipient: Address = .test(2)) {
        self.sender = sender
        self.recipient = recipient
    }

    private var origin: ActionOrigin { ActionOrigin(order: swaps.count + transfers.count) }

    mutating func swap(
        _ pool: UInt64,
        _ tokenIn: Address,
        _ amountIn: U256,
        _ tokenOut: Address,
        _ amountOut: U256,
        payer: Address? = nil,
        recipient: Address? = nil,
        venue: Venue = .uniswapV2
    ) {
        let (payer, recipient) = (payer ?? self.recipient, recipient ?? self.recipient)
        move(tokenIn, amountIn, payer, .pool(pool))
        move(tokenOut, amountOut, .pool(pool), recipient)
        swaps.append(
            Swap(
                venue: venue,
                pool: PoolID(.pool(pool)),
                tokenIn: tokenIn,
                amountIn: amountIn,
                tokenOut: tokenOut,
                amountOut: amountOut,
                payer: payer,
                recipient: recipient,
                evidence: .flow,
                origin: origin
            )
        )
    }

    mutating func move(_ token: Address, _ amount: U256, _ from: Address, _ to: Address) {
        transfers.append(
            AssetTransfer(
                assetKind: token == .nativeToken ? .native : .erc20,
                token: token,
                amount: amount,
                from: from,
                to: to,
                origin: origin
            )
        )
    }

    /// The same with what happened at its swaps alone.
    mutating func forgetTransfers() { transfers = [] }

    func stream(at place: Int) -> ActionStream {
        ActionStream(transaction: place, transfers: transfers, swaps: swaps)
    }
}

extension AnalyzedBlock {
    /// The beneficiary of scripted blocks.
    static let builder = Address.test(9_999)

    init(_ transactions: [ScriptedTransaction], calls: [CallRecord]? = []) {
        let records = transactions.enumerated()
            .map { place, transaction in
                TransactionRecord(
                    index: place,
                    hash: Keccak256.hash([UInt8(truncatingIfNeeded: place), UInt8(truncatingIfNeeded: place >> 8)]),
                    sender: transaction.sender,
                    recipient: transaction.recipient,
                    calls: calls
                )
            }
        self.init(
            BlockRecord(number: 1, beneficiary: Self.builder, transactions: records),
            actions: BlockActions(streams: transactions.enumerated().map { $1.stream(at: $0) })
        )
    }
}

extension Address {
    /// A pool of scripted swaps.
    static func pool(_ number: UInt64) -> Address { test(1_000_000 + number) }
}
