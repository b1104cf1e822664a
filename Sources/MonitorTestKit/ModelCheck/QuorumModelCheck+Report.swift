extension QuorumModelCheck {
    /// What a model check found.
    public struct Report: Sendable, Hashable, CustomStringConvertible {
        /// A history that breaks a rule.
        public struct Counterexample: Sendable, Hashable, CustomStringConvertible {
            /// The history; none of its results can be left out.
            public var history: QuorumHistory
            /// What is wrong at its end.
            public var violation: String

            /// The violation, above the history.
            public var description: String { "\(violation)\n\(history)" }
        }

        /// The histories that were followed to the last slot, those that were followed as one included.
        public var histories = 0
        /// The different states they led to, slot by slot.
        public var states = 0
        /// The length of the histories.
        public var slots = 0
        /// Whether all histories of the length asked for were followed; `false` after a counterexample too.
        public var isExhaustive = false
        /// The fewest regions whose votes made the monitor `down`; `nil` when it never was.
        public var fewestVotesForDown: Int?
        /// The fewest regions whose votes made it `up` after it had been anything else; `nil` when it never did so.
        public var fewestVotesForRecovery: Int?
        /// A history that breaks a rule.
        public var counterexample: Counterexample?

        /// The counts in words, and the counterexample.
        public var description: String {
            let counts = "\(histories) histories of \(slots) slots, \(states) states"
            if let counterexample { return "\(counts): \(counterexample)" }
            return isExhaustive ? counts : "\(counts), then too many states"
        }
    }
}
