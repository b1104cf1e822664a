// A block that is nil is left out of the request; nodes take the last one then.

extension RPCMethod<U256> {
    /// `eth_getBalance`: how much native token an account has, in wei.
    public static func getBalance(of account: Address, at block: RPCBlockID? = .latest) -> Self {
        Self("eth_getBalance", account, block)
    }
}

extension RPCMethod<UInt64> {
    /// `eth_getTransactionCount`: how many transactions an account has sent.
    public static func getTransactionCount(of account: Address, at block: RPCBlockID? = .latest) -> Self {
        Self("eth_getTransactionCount", account, block)
    }
}

extension RPCMethod<Bytes> {
    /// `eth_getCode`: the code of an account.
    public static func getCode(of account: Address, at block: RPCBlockID? = .latest) -> Self {
        Self("eth_getCode", account, block)
    }
}

extension RPCMethod<Hash32> {
    /// `eth_getStorageAt`: a word of an account's storage.
    public static func getStorage(
        of account: Address,
        slot: Hash32,
        at block: RPCBlockID? = .latest
    ) -> Self {
        Self("eth_getStorageAt", account, slot, block)
    }
}

extension RPCMethod<RPCStorageValues> {
    /// `eth_getStorageValues`: words of several accounts' storages, at places in each.
    public static func getStorageValues(
        _ slots: [Address: [Hash32]],
        at block: RPCBlockID? = .latest
    ) -> Self {
        Self("eth_getStorageValues", slots, block)
    }
}

extension RPCMethod<RPCAccountProof> {
    /// `eth_getProof`: an account and words of its storage, with what proves them (EIP-1186).
    public static func getProof(
        of account: Address,
        slots: [Hash32] = [],
        at block: RPCBlockID? = .latest
    ) -> Self {
        Self("eth_getProof", account, slots, block)
    }
}
