import ChainDecoding

extension ClaimResolver {
    mutating func window(of account: Address) -> Int {
        if let index = windowIndexes[account] { return index }
        windowIndexes[account] = windows.count
        windows.append(Window(account: account))
        return windows.count - 1
    }

    /// The window of a contract that claims something.
    func windowIndex(of account: Address) -> Int? { windowIndexes[account] }

    mutating func touch(_ transfer: Int) {
        guard !windows.isEmpty else { return }
        let (from, to) = (transfers[transfer].from, transfers[transfer].to)
        if let index = windowIndexes[from] { append(transfer, to: index) }
        if from != to, let index = windowIndexes[to] { append(transfer, to: index) }
    }

    private mutating func append(_ transfer: Int, to index: Int) {
        let touch = touches.count
        touches.append(Touch(transfer: transfer, next: -1))
        if windows[index].last >= 0 { touches[windows[index].last].next = touch } else { windows[index].first = touch }
        windows[index].last = touch
    }

    /// What went through an account since its last claim.
    func legs(_ index: Int) -> Legs {
        var legs = Legs(windows[index].account)
        var touch = windows[index].first
        while touch >= 0 {
            legs.add(transfers[touches[touch].transfer])
            touch = touches[touch].next
        }
        return legs
    }

    /// What went through a contract that nets, over the whole transaction.
    mutating func allLegs(_ index: Int) -> Legs {
        if let legs = nettedLegs[index] { return legs }
        let legs = legs(index)
        nettedLegs[index] = legs
        markClaimed(index)
        return legs
    }

    /// Marks what went through an account as claimed.
    mutating func markClaimed(_ index: Int) {
        var touch = windows[index].first
        while touch >= 0 {
            isClaimed[touches[touch].transfer] = true
            touch = touches[touch].next
        }
    }
}
