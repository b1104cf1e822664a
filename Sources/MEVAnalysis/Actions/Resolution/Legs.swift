import ChainDecoding

/// What an account got and gave of each token, over some transfers.
///
/// Hostile transactions can move any number of tokens through an account; beyond a limit nothing is known of it.
struct Legs {
    static let limit = 64

    let account: Address
    private(set) var legs: [Leg] = []
    /// The tokens that came in first and went out last.
    private(set) var firstIn: Address?
    private(set) var lastOut: Address?
    private(set) var isKnown = true

    init(_ account: Address) {
        self.account = account
    }

    /// Adds a transfer from or to the account; tokens that are not fungible, and the account's own, do not count.
    mutating func add(_ transfer: AssetTransfer) {
        guard transfer.isFungible, transfer.token != account, transfer.from != transfer.to, isKnown else { return }
        var index = 0
        while index < legs.count, legs[index].token != transfer.token { index += 1 }
        if index == legs.count {
            guard index < Legs.limit else {
                isKnown = false
                legs = []
                return
            }
            legs.append(Leg(transfer.token))
            legs[index].beganGiving = transfer.from == account
        }
        let isIn = transfer.to == account
        let sum = (isIn ? legs[index].got : legs[index].gave).addingReportingOverflow(transfer.amount)
        if sum.overflow { isKnown = false }
        if isIn {
            legs[index].got = sum.partialValue
            legs[index].lastGot = transfer.amount
            // Who has wrapped a token paid in the native one, which logs do not show.
            legs[index].payer = transfer.kind == .wrap ? nil : transfer.from
            firstIn = firstIn ?? transfer.token
        } else {
            legs[index].gave = sum.partialValue
            legs[index].firstRecipient = legs[index].firstRecipient ?? transfer.to
            legs[index].lastGave = transfer.amount
            legs[index].recipient = transfer.kind == .unwrap ? nil : transfer.to
            lastOut = transfer.token
        }
    }

    func leg(of token: Address) -> Leg? { legs.first { $0.token == token } }

    /// The leg by which tokens came in: that of a token, or the only one, or the one that has the amount.
    func incoming(_ token: Address?, amount: U256?) -> Leg? {
        guard isKnown else { return nil }
        if let token { return leg(of: token).flatMap { $0.netIn == nil ? nil : $0 } }
        return only(legs.filter { $0.netIn != nil }) { $0.netIn == amount || $0.got == amount }
    }

    /// The leg by which tokens went out, found likewise.
    func outgoing(_ token: Address?, amount: U256?) -> Leg? {
        guard isKnown else { return nil }
        if let token { return leg(of: token).flatMap { $0.netOut == nil ? nil : $0 } }
        return only(legs.filter { $0.netOut != nil }) { $0.netOut == amount || $0.gave == amount }
    }

    private func only(_ candidates: [Leg], where matches: (Leg) -> Bool) -> Leg? {
        if candidates.count == 1 { return candidates[0] }
        let matching = candidates.filter(matches)
        return matching.count == 1 ? matching[0] : nil
    }
}
