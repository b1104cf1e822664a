public import ChainDecoding

/// An entity has got, or given away, very much of an asset on balance.
public struct WhaleMovement: FindingDetail {
    /// Which way.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// The entity has more than before.
        case accumulation
        /// The entity has less than before.
        case distribution
    }

    /// `whale-movement`.
    public static let kind = "whale-movement"

    /// Who.
    public var entity: Entity
    /// What the entity's account is for, where labels say.
    public var category: AccountCategory?
    /// What moved.
    public var asset: Asset
    /// Which way.
    public var direction: Direction
    /// How much on balance, in the asset's smallest unit.
    public var amount: U256
    /// How much the entity got from others.
    public var received: U256
    /// How much the entity gave to others.
    public var sent: U256
    /// In how many transfers.
    public var transferCount: Int
    /// The first block that counts.
    public var firstBlock: UInt64
    /// The last block that counts.
    public var lastBlock: UInt64
    /// The thresholds that are reached.
    public var criteria: [WhaleCriterion]
    /// Whether no single transfer the same way reaches a threshold by itself.
    public var isSplit: Bool
    /// The largest transfers, in the order of execution: some of each block.
    public var transfers: [WhaleTransfer]

    /// `false`: to move much is nothing that others left open.
    public static var isMEV: Bool { false }

    /// Who moved how much in which blocks, and which thresholds that reaches.
    public func explanation(_ names: TokenNames) -> String {
        let verb = direction == .accumulation ? "got" : "gave away"
        let kinds = criteria.map(\.kind.rawValue).joined(separator: ", ")
        let split = isSplit ? " None of them is as large by itself." : ""
        return """
            \(entity.text) \(verb) \(names.text(amount, of: asset)) on balance, in \
            \(transferCount.counting("transfer")) from block \(firstBlock) to \(lastBlock) (\(kinds)).\(split)
            """
    }

    /// Writes who moved what, the thresholds, and the transfers.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("entity", entity.text)
        json.writeField("category", category?.rawValue)
        json.writeField("asset", asset)
        json.writeField("direction", direction.rawValue)
        json.writeField("amount", amount)
        json.writeField("received", received)
        json.writeField("sent", sent)
        json.writeField("transferCount", transferCount)
        json.writeField("firstBlock", firstBlock)
        json.writeField("lastBlock", lastBlock)
        json.writeField("criteria", criteria) { json, criterion in
            json.writeObject { json in
                json.writeField("kind", criterion.kind.rawValue)
                json.writeField("amount", criterion.amount)
            }
        }
        json.writeField("isSplit", isSplit)
        json.writeField("transfers", transfers)
    }
}
