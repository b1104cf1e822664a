extension Address {
    /// Whether Ethereum has a contract here that is part of the EVM: 0x01 to 0x11, and 0x0100 (EIP-7951).
    public var isPrecompile: Bool {
        word0 == 0 && word1 == 0 && (1...0x11 ~= word2 || word2 == 0x100)
    }
}
