import ChainDecoding

extension Address {
    /// The token, or the native one in place of what wraps it.
    func unwrapped(from wrapper: Address) -> Address { self == wrapper ? .nativeToken : self }
}

extension Asset {
    /// A fungible token as an asset, what wraps the native token as that.
    init(unwrapping token: Address, from wrapper: Address) {
        self.init(token: token.unwrapped(from: wrapper))
    }
}

extension AssetTransfer {
    /// What moved, what wraps the native token as that.
    func asset(unwrapping wrapper: Address) -> Asset { token == wrapper ? .native : asset }

    /// Whether the native token was only wrapped or unwrapped.
    var isWrapping: Bool { kind == .wrap || kind == .unwrap }
}
