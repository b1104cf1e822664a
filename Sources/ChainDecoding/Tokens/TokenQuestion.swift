/// What a token is asked about itself.
enum TokenQuestion: Int, CaseIterable {
    case name
    case symbol
    case decimals
    case totalSupply
    case balanceOfZero
    case supportsInterfaces
    case supportsInvalid
    case supportsERC721
    case supportsERC1155
    case asset
    case granularity
    case domainSeparator

    static let calldata: [Bytes] = allCases.map { Bytes($0.encoded) }

    private var encoded: [UInt8] {
        switch self {
        case .name: Self.question("name()")
        case .symbol: Self.question("symbol()")
        case .decimals: Self.question("decimals()")
        case .totalSupply: Self.question("totalSupply()")
        case .balanceOfZero: Self.question("balanceOf(address)") + [UInt8](repeating: 0, count: 32)
        case .supportsInterfaces: Self.interface(0x01ff_c9a7)
        case .supportsInvalid: Self.interface(0xffff_ffff)
        case .supportsERC721: Self.interface(0x80ac_58cd)
        case .supportsERC1155: Self.interface(0xd9b6_7a26)
        case .asset: Self.question("asset()")
        case .granularity: Self.question("granularity()")
        case .domainSeparator: Self.question("DOMAIN_SEPARATOR()")
        }
    }

    private static func question(_ signature: String) -> [UInt8] { Selector(signature: signature).bytes }

    private static func interface(_ identifier: UInt32) -> [UInt8] {
        question("supportsInterface(bytes4)") + Selector(identifier).bytes + [UInt8](repeating: 0, count: 28)
    }
}
