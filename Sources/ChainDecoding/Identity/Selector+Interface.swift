extension Selector {
    /// Creates the identifier of an interface, by which `supportsInterface` asks for it: the exclusive or of the
    /// selectors of its functions, without those of interfaces that it inherits from.
    ///
    /// Source: ERC-165.
    public init(interfaceOf functions: some Sequence<ABIFunction>) {
        self.init(functions.reduce(0) { $0 ^ $1.selector.value })
    }
}
