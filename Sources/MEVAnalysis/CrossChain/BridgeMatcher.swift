import ChainDecoding

/// Matches the legs of transfers between chains, whichever side comes first.
///
/// ```swift
/// var matcher = BridgeMatcher()
/// for leg in reader.legs(in: block, chainID: 1) {
///     if let transfer = matcher.match(leg) { print(transfer.departure.transaction, transfer.arrival.transaction) }
/// }
/// ```
///
/// Two legs match when their message is the same, and their directions and chains differ. A leg that waits is kept until
/// another of the same message comes: the first one of a direction counts, and what matched waits no longer. Beyond the
/// capacity those that came in the first half are forgotten, so that memory is bounded and each leg costs O(1).
public struct BridgeMatcher: Sendable, Hashable {
    /// How many legs may wait.
    public let capacity: Int
    /// The legs that came last, and those that came before them.
    private var young: [BridgeLeg.MessageID: BridgeLeg] = [:]
    private var old: [BridgeLeg.MessageID: BridgeLeg] = [:]

    /// Creates a matcher without legs.
    ///
    /// - Parameter capacity: How many legs may wait, at least 2.
    public init(capacity: Int = 1 << 16) {
        self.capacity = max(capacity, 2)
    }

    /// How many legs wait.
    public var waitingCount: Int { young.count + old.count }

    /// Takes a leg.
    ///
    /// - Returns: The transfer that it completes; `nil` when it waits, or when one that is like it waits already.
    public mutating func match(_ leg: BridgeLeg) -> BridgeTransfer? {
        if let other = young[leg.message] ?? old[leg.message] {
            guard other.direction != leg.direction, other.chainID != leg.chainID else { return nil }
            young[leg.message] = nil
            old[leg.message] = nil
            return leg.direction == .arrival
                ? BridgeTransfer(departure: other, arrival: leg) : BridgeTransfer(departure: leg, arrival: other)
        }
        if young.count >= capacity / 2 {
            old = young
            young = [:]
        }
        young[leg.message] = leg
        return nil
    }
}
