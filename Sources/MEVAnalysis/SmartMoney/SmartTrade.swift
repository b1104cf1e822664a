public import ChainDecoding

/// Somebody who has traded well so far trades again.
public struct SmartTrade: FindingDetail {
    /// `smart-money-trade`.
    public static let kind = "smart-money-trade"

    /// The trade.
    public var trade: Trade
    /// What was known of the trader before the block.
    public var score: SmartMoneyScore

    /// `false`: to trade well is nothing that others left open.
    public static var isMEV: Bool { false }

    /// Who traded what, and how well before.
    public func explanation(_ names: TokenNames) -> String {
        let rate = Confidence(thousandths: score.winRate.meanMillionths / 1_000)
        return """
            \(score.trader.text) gave \(names.text(trade.givenAmount, of: trade.given)) for \
            \(names.text(trade.gotAmount, of: trade.got)), after \(score.wins.counting("win")) and \
            \(score.losses.counting("loss", "losses")) in \(score.assetCount.counting("asset")): a win rate of \
            about \(rate).
            """
    }

    /// Writes the trade, and the score without the single sales.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("trader", score.trader.text)
        json.writeField("account", trade.account)
        json.writeField("given", trade.given)
        json.writeField("givenAmount", trade.givenAmount)
        json.writeField("got", trade.got)
        json.writeField("gotAmount", trade.gotAmount)
        json.writeField("pools", trade.pools)
        json.writeOrigins(trade.origins)
        json.writeField("wins", score.wins)
        json.writeField("losses", score.losses)
        json.writeField("winRateMillionths", score.winRate.meanMillionths)
        json.writeField("fifoProfit", score.fifoProfit)
        json.writeField("averageCostProfit", score.averageCostProfit)
        json.writeField("decayedProfit", score.decayedProfit)
        json.writeField("assetCount", score.assetCount)
        json.writeField("firstEntries", score.firstEntries)
    }
}
