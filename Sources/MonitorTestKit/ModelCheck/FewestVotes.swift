import MonitorCore

/// The fewest votes that any transition of a kind rested on.
struct FewestVotes {
    private(set) var down: Int?
    private(set) var recovery: Int?

    mutating func note(_ transition: Transition) {
        let votes = transition.votesUsed.count { $0.status == transition.to }
        if transition.to == .down { down = min(down ?? votes, votes) }
        if transition.to == .up, transition.from != .unknown { recovery = min(recovery ?? votes, votes) }
    }
}
