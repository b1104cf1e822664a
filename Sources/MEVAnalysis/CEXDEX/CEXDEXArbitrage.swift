public import ChainDecoding

/// A trade on the chain against a trade elsewhere, such as on a centralized exchange, of which the chain shows one side.
public struct CEXDEXArbitrage: FindingDetail {
    /// `cex-dex-arbitrage`.
    public static let kind = "cex-dex-arbitrage"

    /// A sign in the trade itself that the other side is elsewhere.
    public enum Mark: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The contract that was called traded what it owns itself, and kept what it got.
        case ownStock
        /// The party paid the block's beneficiary directly, or tips several times what is usual in the block.
        case paidForPlace

        /// Whether a mark comes first in a list.
        public static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
    }

    /// What was traded.
    public var trade: Trade
    /// The signs in the trade itself, in order.
    public var marks: [Mark]
    /// What was gained at the price elsewhere, after all fees; `nil` where that price is not known.
    public var gain: AssetNet?

    /// Creates a detail.
    public init(trade: Trade, marks: [Mark], gain: AssetNet?) {
        self.trade = trade
        self.marks = marks
        self.gain = gain
    }

    /// What was traded, and what it was worth elsewhere.
    public func explanation(_ names: TokenNames) -> String {
        let given = names.text(trade.givenAmount, of: trade.given)
        let worth =
            gain.map { "That is \(names.text($0.net.magnitude, of: $0.asset)) better than elsewhere, after fees." }
            ?? "What it was worth elsewhere is not known."
        let signs = marks.map { mark in
            switch mark {
            case .ownStock: "It traded its own stock."
            case .paidForPlace: "It paid for its place in the block."
            }
        }
        return (["\(given) were swapped for \(names.text(trade.gotAmount, of: trade.got)).", worth] + signs)
            .joined(separator: " ")
    }

    /// Writes the trade, the marks and the gain.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("trade", trade)
        json.writeField("marks", marks) { json, mark in json.writeString(mark.rawValue) }
        json.writeField("gain", gain)
    }
}
