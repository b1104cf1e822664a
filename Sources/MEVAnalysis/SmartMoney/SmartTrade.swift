/// Somebody who has traded well so far trades again.
public struct SmartTrade: FindingDetail {
    /// `smart-money-trade`.
    public static let kind = "smart-money-trade"

    /// The trade.
    public var trade: Trade
    /// What was known of the trader before the block.
    public var score: SmartMoneyScore

    /// What happened.
    public var explanation: String {
        let rate = Confidence(thousandths: score.winRate.meanMillionths / 1_000)
        return """
            \(score.trader) gave \(trade.givenAmount) of \(trade.given.token) for \(trade.gotAmount) of \
            \(trade.got.token), after \(score.wins.counting("win")) and \
            \(score.losses.counting("loss", "losses")) in \(score.assetCount.counting("asset")): a win rate of \
            about \(rate).
            """
    }
}
