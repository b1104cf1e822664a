/// Something labelled that is known not to be found, and why.
struct StatedException {
    var kind: FindingClass
    var source: Source
    /// What the key of the subject begins with.
    var key: String
    var reason: String

    static let all = [
        StatedException(
            kind: .settlement,
            source: .logs,
            key: "0xfe8e0b9f7b45ef8f64ed71c278d2ba53b1f0efb694d053dca2f20e6709140a6a",
            reason: "its order is paid in the native token, of which no log tells"
        )
    ]

    /// Amounts that labels tell and that are not compared.
    static let uncompared = [
        """
        Of two liquidations of mev-inspect-rs it tells a gain that counts otherwise: it leaves out the two units that \
        dYdX takes for its loan, and what the liquidator had brought along.
        """,
        """
        Of sandwiches mev-inspect-js makes one rounded number; what is compared is what it tells of both swaps, in \
        both tokens.
        """,
    ]

    func covers(_ subject: Statement.Subject) -> Bool {
        subject.kind == kind && subject.source == source && subject.key.hasPrefix(key)
    }
}
