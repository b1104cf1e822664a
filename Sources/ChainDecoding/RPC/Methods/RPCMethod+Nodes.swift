extension RPCMethod<UInt64> {
    /// `eth_chainId`: the chain (EIP-695).
    public static var chainID: Self { Self("eth_chainId") }
}

extension RPCMethod<RPCNetworkID> {
    /// `net_version`: the network of nodes.
    public static var networkID: Self { Self("net_version") }
}

extension RPCMethod<RPCSyncStatus> {
    /// `eth_syncing`: whether the node has all blocks.
    public static var syncing: Self { Self("eth_syncing") }
}

extension RPCMethod<RPCCapabilities> {
    /// `eth_capabilities`: which blocks the node can answer questions about.
    public static var capabilities: Self { Self("eth_capabilities") }
}

extension RPCMethod<RPCForkSchedule> {
    /// `eth_config`: which rules the node follows (EIP-7910).
    public static var forkSchedule: Self { Self("eth_config") }
}
