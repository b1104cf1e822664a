extension ENSName {
    /// Creates the name under which an address says what name it has (ENSIP-3, ENSIP-19).
    ///
    /// It is `ADDRESS.addr.reverse` for Ethereum itself, `ADDRESS.default.reverse` for chains without an entry of their
    /// own, and `ADDRESS.COINTYPE.reverse` for others, both in hexadecimal digits.
    ///
    /// - Parameters:
    ///   - address: An address.
    ///   - coinType: The chain that the name is for.
    public init(reverseOf address: Address, coinType: CoinType = .ether) {
        let namespace =
            switch coinType {
            case .ether: "addr"
            case .defaultEVM: "default"
            default: String(coinType.rawValue, radix: 16)
            }
        self.init(unchecked: "\(address.withSpan { Hex.encode($0, prefix: false) }).\(namespace).reverse")
    }
}
