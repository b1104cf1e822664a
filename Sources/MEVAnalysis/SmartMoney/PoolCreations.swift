import ChainDecoding

/// Reads from logs which pools were created.
enum PoolCreations {
    private static let pairCreated = Keccak256.hash("PairCreated(address,address,address,uint256)")
    private static let poolCreated = Keccak256.hash("PoolCreated(address,address,uint24,int24,address)")
    private static let initialized = Keccak256.hash(
        "Initialize(bytes32,address,address,uint24,int24,address,uint160,int24)"
    )

    /// The pool that a log of a factory of Uniswap V2 or V3, or of the manager of V4, tells of.
    static func pool(_ log: Log) -> PoolID? {
        switch log.topics.topic0 {
        case pairCreated: log.data.word(at: 0).map { PoolID(Address(lastBytesOf: $0)) }
        case poolCreated: log.data.word(at: 32).map { PoolID(Address(lastBytesOf: $0)) }
        case initialized where log.topics.count > 1: PoolID(log.address, id: log.topics[1])
        default: nil
        }
    }
}
