import ChainDecoding

/// What logs or calls of a transaction tell, in the order of execution.
struct Observations {
    /// What moved; the places in ``ActionOrigin`` are not given yet.
    var transfers: [AssetTransfer] = []
    /// What is claimed, by ascending positions.
    var claims: [Claim] = []
    /// The contracts that did something of their own, other than to say that their tokens move.
    var actors: Set<Address> = []

    /// Gives each transfer its place among all actions.
    mutating func number() {
        var claim = 0
        for index in transfers.indices {
            while claim < claims.count, claims[claim].position <= index { claim += 1 }
            transfers[index].origin.order = index + claim
        }
    }
}
