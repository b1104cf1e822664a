/// Whether every slot that was due is accounted for: due = ended + open + unaccounted.
public struct LedgerBalance: Sendable, Hashable {
    /// Slots that were due.
    public var due: Int
    /// How the due slots ended.
    public var counts: LedgerCounts
    /// Due slots that have not ended and are still within the time they may take.
    public var open: Int
    /// Due slots that have not ended although their time is over; a balanced ledger has none.
    public var unaccounted: Int
    /// Entries for slots that were not due: dispatched just before a change of the monitor was seen.
    public var surplus: Int

    /// Creates a balance.
    public init(
        due: Int = 0,
        counts: LedgerCounts = LedgerCounts(),
        open: Int = 0,
        unaccounted: Int = 0,
        surplus: Int = 0
    ) {
        self.due = due
        self.counts = counts
        self.open = open
        self.unaccounted = unaccounted
        self.surplus = surplus
    }

    /// Compares the slots that were due with the entries of the ledger; both belong to one series and one window.
    ///
    /// - Parameters:
    ///   - due: The slots, in order.
    ///   - entries: The entries, in order of slot.
    ///   - deadline: A slot before this instant must have ended.
    public init(due: [Timestamp], entries: [LedgerEntry], deadline: Timestamp) {
        self.init(due: due.count)
        var rest = entries[...]
        for slot in due {
            while let entry = rest.first, entry.slot.time < slot {
                surplus += 1
                rest.removeFirst()
            }
            if let entry = rest.first, entry.slot.time == slot {
                counts.add(entry.outcome)
                rest.removeFirst()
            } else if slot < deadline {
                unaccounted += 1
            } else {
                open += 1
            }
        }
        surplus += rest.count
    }

    /// Whether no slot is unaccounted for.
    public var isBalanced: Bool { unaccounted == 0 }

    /// The sum of two balances.
    public static func + (lhs: LedgerBalance, rhs: LedgerBalance) -> LedgerBalance {
        LedgerBalance(
            due: lhs.due + rhs.due,
            counts: lhs.counts + rhs.counts,
            open: lhs.open + rhs.open,
            unaccounted: lhs.unaccounted + rhs.unaccounted,
            surplus: lhs.surplus + rhs.surplus
        )
    }
}
