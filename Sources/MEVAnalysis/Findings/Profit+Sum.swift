import ChainDecoding

extension Profit {
    /// What a party gained by this and by other transactions, such as those of another block.
    ///
    /// A net that does not fit is left out.
    func adding(_ other: Profit) -> Profit {
        var sums: [Asset: I256?] = [:]
        for net in nets + other.nets {
            sums.updateValue((sums[net.asset] ?? .zero)?.adding(net.net), forKey: net.asset)
        }
        let holder = nets.first?.account ?? other.nets.first?.account ?? .zero
        return Profit(
            nets: sums.sorted { $0.key < $1.key }
                .compactMap { asset, net in
                    guard let net, !net.isZero else { return nil }
                    return TokenBalance(account: holder, asset: asset, net: net)
                },
            isComplete: isComplete && other.isComplete && !sums.values.contains(nil),
            gasFee: Self.sum(gasFee, other.gasFee),
            priorityFee: Self.sum(priorityFee, other.priorityFee),
            beneficiaryPayment: Self.sum(beneficiaryPayment, other.beneficiaryPayment)
        )
    }

    private static func sum(_ left: U256?, _ right: U256?) -> U256? {
        left.flatMap { left in right.flatMap(left.adding) }
    }
}
