import ChainDecoding

/// Finds trades of one asset for one other that are better than a price elsewhere, or look like one side of a trade.
///
/// 1. ``TradeReader`` tells what a transaction exchanged on balance. What goes round is an arbitrage, and what a solver
///    settles serves others: neither is looked at. Legs of sandwiches look alike: use ``FindingPrecedence`` or
///    `excluding(partsOf:)` on the findings.
/// 2. With a source of prices that knows both assets, what was got has to be worth more there than what was given by
///    more than the fee of the trade there and the gas that was burnt. What goes to the block's beneficiary is paid out
///    of the gain, and counts as gained.
/// 3. Without prices, a trade is found by all of its ``CEXDEXArbitrage/Mark`` values only, and never more than a
///    candidate.
public struct CEXDEXDetector: Detector {
    /// What reads the trades.
    public var trades: TradeReader
    /// Who knows prices elsewhere.
    public var prices: (any PriceSource)?
    /// What prices are asked for in.
    public var quote: Asset
    /// The fee of the trade elsewhere, in millionths of what is traded.
    public var feeMillionths: UInt32
    /// How many times the block's median tip for a unit of gas is taken for a payment for the place.
    public var tipMultiple: Int

    /// Creates a detector.
    ///
    /// - Parameters:
    ///   - trades: What reads the trades.
    ///   - prices: Who knows prices elsewhere.
    ///   - quote: What prices are asked for in.
    ///   - feeMillionths: The fee of the trade elsewhere; 0.1 % unless said otherwise.
    ///   - tipMultiple: How many times the block's median tip is taken for a payment for the place.
    public init(
        trades: TradeReader = TradeReader(),
        prices: (any PriceSource)? = nil,
        quote: Asset = .native,
        feeMillionths: UInt32 = 1_000,
        tipMultiple: Int = 8
    ) {
        self.trades = trades
        self.prices = prices
        self.quote = quote
        self.feeMillionths = feeMillionths
        self.tipMultiple = tipMultiple
    }

    /// The trades of a block whose other side is elsewhere.
    public func findings(in block: AnalyzedBlock) -> [Finding<CEXDEXArbitrage>] {
        let read = trades.trades(in: block)
        guard !read.isEmpty else { return [] }
        let places = Dictionary(
            block.record.transactions.enumerated().map { ($1.hash, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let leastGenerousPrice = leastGenerousPrice(in: block.record)
        return read.compactMap { trade in
            places[trade.transaction].flatMap { finding(trade, at: $0, leastGenerousPrice, block) }
        }
    }

    private func finding(
        _ trade: Trade,
        at place: Int,
        _ leastGenerousPrice: U256?,
        _ block: AnalyzedBlock
    ) -> Finding<CEXDEXArbitrage>? {
        let transaction = block.record.transactions[place]
        let stream = block.actions.streams[place]
        let party = stream.party(of: transaction, with: [trade.account], on: trades.chain)
        let profit = Profit(of: party, in: [place], of: block, wrapper: trades.chain.wrappedNativeToken)
        var marks: [CEXDEXArbitrage.Mark] = []
        if tradesOwnStock(trade, stream, of: transaction) { marks.append(.ownStock) }
        let isGenerous =
            leastGenerousPrice.flatMap { least in
                transaction.effectiveGasPrice.map { $0 >= least }
            } ?? false
        if isGenerous || profit.beneficiaryPayment.map({ !$0.isZero }) ?? false { marks.append(.paidForPlace) }
        let hasAllMarks = marks.count == CEXDEXArbitrage.Mark.allCases.count
        let gain = gain(by: trade, profit, block.record)
        guard gain.map({ !$0.isNegative && !$0.isZero }) ?? hasAllMarks else { return nil }
        return Finding(
            CEXDEXArbitrage(trade: trade, marks: marks, gain: gain.map { AssetNet(asset: quote, net: $0) }),
            in: block.record,
            rule: gain == nil ? "cex-dex.marks" : "cex-dex.price",
            confidence: gain != nil && hasAllMarks ? .likely : .candidate,
            transactions: [block.part(place, .subject, trade.origins)],
            party: party.sorted(),
            profit: profit
        )
    }

    /// What was got beyond what was given at the prices elsewhere, after the fee there and the gas that was burnt; `nil`
    /// where a price is not known.
    private func gain(by trade: Trade, _ profit: Profit, _ block: BlockRecord) -> I256? {
        func value(of amount: U256, _ asset: Asset) -> U256? {
            if asset == quote || amount.isZero { return amount }
            return prices?.price(of: asset, in: quote, at: block.number, timestamp: block.timestamp)?.value(of: amount)
        }
        guard prices != nil, let got = value(of: trade.gotAmount, trade.got),
            let given = value(of: trade.givenAmount, trade.given),
            let fee = got.mulDiv(U256(UInt64(feeMillionths)), 1_000_000, rounding: .ceiling)
        else { return nil }
        let burnt = profit.gasFee.flatMap { gas in profit.priorityFee.flatMap(gas.subtracting) } ?? .zero
        guard let costs = value(of: burnt, .native).flatMap(given.adding)?.adding(fee) else { return nil }
        return I256(difference: got, costs)
    }

    /// Whether the contract that was called gave what it had, and kept what it got.
    private func tradesOwnStock(_ trade: Trade, _ stream: ActionStream, of transaction: TransactionRecord) -> Bool {
        guard let contract = transaction.recipient, contract != transaction.sender else { return false }
        var flow = PartyTurnover(of: [contract], wrapper: trades.chain.wrappedNativeToken)
        for transfer in stream.transfers where transaction.calls != nil || !transfer.isWrapping { flow.count(transfer) }
        guard let given = flow.turnover(of: trade.given), let got = flow.turnover(of: trade.got) else { return false }
        return given.loss.map { !$0.part.isDust(of: trade.givenAmount) } ?? false
            && got.gain.map { !$0.part.isDust(of: trade.gotAmount) } ?? false
    }

    /// The price of gas from which on a tip is a payment for the place; `nil` where prices are not known.
    ///
    /// Where the price of gas that is burnt is not known, the lowest that was paid stands for it.
    private func leastGenerousPrice(in block: BlockRecord) -> U256? {
        let prices = block.transactions.compactMap(\.effectiveGasPrice).filter { !$0.isZero }.sorted()
        guard let lowest = prices.first else { return nil }
        let base = block.baseFeePerGas ?? lowest
        let median = prices[prices.count / 2].subtractingSaturating(base)
        let least = max(median, .one).multiplied(by: U256(UInt64(max(tipMultiple, 1))))
        return least.flatMap(base.adding)
    }
}
