/// Both sides of a transfer between chains.
public struct BridgeTransfer: Sendable, Hashable {
    /// Where the tokens were locked or burnt.
    public var departure: BridgeLeg
    /// Where they were given out or minted.
    public var arrival: BridgeLeg

    /// Creates a transfer.
    public init(departure: BridgeLeg, arrival: BridgeLeg) {
        self.departure = departure
        self.arrival = arrival
    }

    /// How many seconds the tokens were on their way; below zero where somebody gave them out in advance, `nil` where
    /// times are not known.
    public var seconds: Int64? {
        guard let start = departure.timestamp, let end = arrival.timestamp else { return nil }
        return Int64(exactly: Int128(end) - Int128(start))
    }
}
