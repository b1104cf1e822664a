/// The places in storage where proxies keep what they delegate to.
public enum ProxySlot {
    /// The implementation (EIP-1967).
    public static let implementation = before("eip1967.proxy.implementation")
    /// The beacon that names the implementation (EIP-1967).
    public static let beacon = before("eip1967.proxy.beacon")
    /// The account that may change the implementation (EIP-1967).
    public static let admin = before("eip1967.proxy.admin")
    /// The implementation (EIP-1822).
    public static let proxiable = Keccak256.hash("PROXIABLE")
    /// The implementation, as OpenZeppelin had it before EIP-1967.
    public static let zeppelinOSImplementation = Keccak256.hash("org.zeppelinos.proxy.implementation")
    /// The account that may change the implementation, as OpenZeppelin had it before EIP-1967.
    public static let zeppelinOSAdmin = Keccak256.hash("org.zeppelinos.proxy.admin")
    /// Where the reference implementation of diamonds keeps its facets (EIP-2535).
    public static let diamondStorage = Keccak256.hash("diamond.standard.diamond.storage")

    /// The place before the hash of a text, of which nobody knows a preimage.
    private static func before(_ text: String) -> Hash32 {
        Hash32(U256(Keccak256.hash(text)) &- 1)
    }
}
