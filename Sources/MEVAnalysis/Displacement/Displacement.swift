public import ChainDecoding

/// A party sent somebody else's calldata before that one, and took what that one was after.
public struct Displacement: FindingDetail {
    /// `displacement`.
    public static let kind = "displacement"

    /// How it is known which of the two came first to the mempool.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// The victim's was seen before the party's, which overtook it.
        case overtaken
        /// Only the victim's was seen: the party's came to the block some other way.
        case unseen
        /// Nothing is known but the order in the block.
        case block
    }

    /// How the order of arrival is known.
    public var order: Order
    /// How much of the victim's calldata occurs in the party's, in thousandths of its runs of four bytes.
    public var copiedThousandths: Int
    /// How much of the party's calldata is the victim's, likewise.
    public var shareThousandths: Int
    /// Whether the victim's transaction failed; otherwise it came to nothing.
    public var victimFailed: Bool

    /// Creates a detail.
    public init(order: Order, copiedThousandths: Int, shareThousandths: Int, victimFailed: Bool) {
        self.order = order
        self.copiedThousandths = copiedThousandths
        self.shareThousandths = shareThousandths
        self.victimFailed = victimFailed
    }

    /// How much was copied, and what became of the victim.
    public func explanation(_ names: TokenNames) -> String {
        let copied = Confidence(thousandths: copiedThousandths)
        let seen =
            switch order {
            case .overtaken: "The victim's transaction was seen first."
            case .unseen: "The party's transaction was not seen before the block."
            case .block: "Which was sent first is not known."
            }
        return """
            \(copied) of the victim's calldata is in the party's; the victim's transaction \
            \(victimFailed ? "failed" : "came to nothing"). \(seen)
            """
    }

    /// Writes the order, the shares, and whether the victim failed.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("order", order.rawValue)
        json.writeField("copiedThousandths", copiedThousandths)
        json.writeField("shareThousandths", shareThousandths)
        json.writeField("victimFailed", victimFailed)
    }
}
