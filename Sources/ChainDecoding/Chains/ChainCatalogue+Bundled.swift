extension ChainCatalogue {
    /// The chains that most programs meet, as their documentation describes them.
    public static let bundled: ChainCatalogue = {
        var catalogue = ChainCatalogue(ownConsensus + rollups + testnets)
        for id in catalogue.chains.map(\.id) { catalogue[id]?.multicall3 = Multicall.deployment }
        // The addresses of contracts follow from their code in another way on the ZK Stack.
        catalogue[324]?.multicall3 = Address("0xF9cda624FBC7e059355ce98a31693d299FACd963")
        catalogue[2_741]?.multicall3 = Address("0xAa4De41dba0Ca5dCBb288b7cC6b708F3aaC759E7")
        for (id, token) in wrappedNativeTokens { catalogue[id]?.wrappedNativeToken = Address(token) }
        for (id, conformance) in conformance { catalogue[id]?.conformance = conformance }
        for (id, depth) in confirmationDepths { catalogue[id]?.confirmationDepth = depth }
        for (id, depth) in deepestReorganizations { catalogue[id]?.deepestReorganization = depth }
        return catalogue
    }()

    private static let ownConsensus = [
        layer1(1, "Ethereum", "ETH", milliseconds: 12_000, finality: .votes),
        layer1(25, "Cronos", "CRO", finality: .immediate),
        layer1(56, "BNB Smart Chain", "BNB", milliseconds: 450, finality: .votes),
        layer1(61, "Ethereum Classic", "ETC", milliseconds: 13_000, finality: .probabilistic),
        layer1(100, "Gnosis", "XDAI", milliseconds: 5_000, finality: .votes),
        layer1(137, "Polygon", "POL", milliseconds: 2_000, finality: .votes, stack: .other),
        layer1(143, "Monad", "MON", milliseconds: 400, finality: .votes),
        layer1(146, "Sonic", "S", milliseconds: 630, finality: .immediate),
        layer1(250, "Fantom", "FTM", finality: .immediate),
        layer1(369, "PulseChain", "PLS", milliseconds: 10_000, finality: .votes),
        layer1(999, "HyperEVM", "HYPE", finality: .immediate),
        layer1(1_284, "Moonbeam", "GLMR", milliseconds: 6_000, finality: .votes),
        layer1(1_285, "Moonriver", "MOVR", milliseconds: 6_000, finality: .votes),
        layer1(1_329, "Sei", "SEI", milliseconds: 400, finality: .immediate, stack: nil),
        layer1(2_020, "Ronin", "RON", stack: nil),
        layer1(2_222, "Kava", "KAVA", finality: .immediate, stack: nil),
        layer1(9_745, "Plasma", "XPL", milliseconds: 1_000),
        layer1(43_114, "Avalanche C-Chain", "AVAX", milliseconds: 1_700, finality: .immediate),
        layer1(80_094, "Berachain", "BERA", milliseconds: 2_000, finality: .immediate, stack: .other),
        layer1(1_313_161_554, "Aurora", "ETH", stack: nil),
        layer1(1_666_600_000, "Harmony", "ONE", finality: .immediate, stack: nil),
    ]

    private static let rollups = [
        rollup(10, "OP Mainnet", milliseconds: 2_000, stack: .optimism),
        rollup(130, "Unichain", milliseconds: 1_000, stack: .optimism),
        rollup(169, "Manta Pacific", stack: .optimism),
        rollup(204, "opBNB", "BNB", milliseconds: 250, of: 56, stack: .optimism),
        rollup(252, "Fraxtal", "FRAX", milliseconds: 2_000, stack: .optimism),
        rollup(324, "ZKsync Era", stack: .other),
        rollup(480, "World Chain", milliseconds: 2_000, stack: .optimism),
        rollup(1_088, "Metis", "METIS", stack: nil),
        rollup(1_101, "Polygon zkEVM", stack: .ethereum),
        rollup(1_868, "Soneium", milliseconds: 2_000, stack: .optimism),
        rollup(2_741, "Abstract", stack: .other),
        rollup(5_000, "Mantle", "MNT", milliseconds: 2_000, stack: .other),
        rollup(8_453, "Base", milliseconds: 2_000, stack: .optimism),
        rollup(33_139, "ApeChain", "APE", of: 42_161, stack: .arbitrum),
        rollup(34_443, "Mode", milliseconds: 2_000, stack: .optimism),
        rollup(42_161, "Arbitrum One", milliseconds: 250, stack: .arbitrum),
        rollup(42_170, "Arbitrum Nova", milliseconds: 250, stack: .arbitrum),
        rollup(42_220, "Celo", "CELO", milliseconds: 1_000, stack: .optimism),
        rollup(57_073, "Ink", milliseconds: 1_000, stack: .optimism),
        rollup(59_144, "Linea", milliseconds: 2_000, stack: .ethereum),
        rollup(81_457, "Blast", milliseconds: 2_000, stack: .optimism),
        rollup(167_000, "Taiko", stack: .ethereum),
        rollup(534_352, "Scroll", stack: .other),
        rollup(747_474, "Katana", milliseconds: 1_000, stack: .optimism),
        rollup(7_777_777, "Zora", milliseconds: 2_000, stack: .optimism),
    ]

    private static let testnets = [
        layer1(17_000, "Holesky", "ETH", milliseconds: 12_000, finality: .votes),
        layer1(43_113, "Avalanche Fuji", "AVAX", finality: .immediate),
        layer1(80_002, "Polygon Amoy", "POL", milliseconds: 2_000, finality: .votes, stack: .other),
        rollup(84_532, "Base Sepolia", milliseconds: 2_000, of: 11_155_111, stack: .optimism),
        rollup(421_614, "Arbitrum Sepolia", milliseconds: 250, of: 11_155_111, stack: .arbitrum),
        layer1(560_048, "Hoodi", "ETH", milliseconds: 12_000, finality: .votes),
        layer1(11_155_111, "Sepolia", "ETH", milliseconds: 12_000, finality: .votes),
        rollup(11_155_420, "OP Sepolia", milliseconds: 2_000, of: 11_155_111, stack: .optimism),
    ]
    .map { chain in
        var chain = chain
        chain.isTestnet = true
        return chain
    }

    /// What was recomputed from recorded blocks, or follows from the form of the header; of others nothing is known.
    private static let conformance: [UInt64: ConformanceProfile] = [
        1: .ethereum, 17_000: .ethereum, 560_048: .ethereum, 11_155_111: .ethereum,
        42_161: .ethereum,
        10: .optimism, 8_453: .optimism, 84_532: .optimism, 11_155_420: .optimism,
        137: .systemTransactions, 999: .systemTransactions, 80_002: .systemTransactions,
        43_113: .extendedHeader, 43_114: .extendedHeader,
    ]

    private static let confirmationDepths: [UInt64: UInt64] = [1: 65, 137: 200, 42_161: 240]

    /// What was published of single events; of other chains no depth is certain.
    private static let deepestReorganizations: [UInt64: UInt64] = [
        // Slots 3887075 to 3887081 of the Beacon Chain, 25 May 2022, as beaconcha.in shows them; under the votes that
        // decide on blocks since the Merge, though before it.
        1: 7,
        // More than that, 29 August 2020, as the mining pool Bitfly told; 3,693 and more than 4,000 earlier that month.
        61: 7_000,
        // At block 39599624, 22 February 2023, as Polygonscan lists it.
        137: 157,
    ]

    private static let wrappedNativeTokens: [UInt64: String] = [
        1: "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2",
        10: "0x4200000000000000000000000000000000000006",
        25: "0x5C7F8A570d578ED84E63fdFA7b1eE72dEae1AE23",
        56: "0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c",
        100: "0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d",
        130: "0x4200000000000000000000000000000000000006",
        137: "0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270",
        143: "0x3bd359C1119dA7Da1D913D1C4D2B7c461115433A",
        146: "0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38",
        204: "0x4200000000000000000000000000000000000006",
        250: "0x21be370D5312f44cB42ce377BC9b8a0cEF1A4C83",
        324: "0x5AEa5775959fBC2557Cc8789bC1bf90A239D9a91",
        369: "0xA1077a294dDE1B09bB078844df40758a5D0f9a27",
        480: "0x4200000000000000000000000000000000000006",
        999: "0x5555555555555555555555555555555555555555",
        1_101: "0x4F9A0e7FD2Bf6067db6994CF12E4495Df938E6e9",
        1_284: "0xAcc15dC74880C9944775448304B263D191c6077F",
        1_329: "0xE30feDd158A2e3b13e9badaeABaFc5516e95e8C7",
        1_868: "0x4200000000000000000000000000000000000006",
        2_020: "0xe514d9DEB7966c8BE0ca922de8a064264eA6bcd4",
        2_222: "0xc86c7C0eFbd6A49B35E8714C5f59D99De09A225b",
        2_741: "0x3439153EB7AF838Ad19d56E1571FBD09333C2809",
        5_000: "0x78c1b0C915c4FAA5FffA6CAbf0219DA63d7f4cb8",
        8_453: "0x4200000000000000000000000000000000000006",
        9_745: "0x6100E367285b01F48D07953803A2d8dCA5D19873",
        33_139: "0x48b62137EdfA95a428D35C09E44256a739F6B557",
        34_443: "0x4200000000000000000000000000000000000006",
        42_161: "0x82aF49447D8a07e3bd95BD0d56f35241523fBab1",
        42_170: "0x722E8BdD2ce80A4422E880164f2079488e115365",
        43_114: "0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7",
        57_073: "0x4200000000000000000000000000000000000006",
        59_144: "0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f",
        80_094: "0x6969696969696969696969696969696969696969",
        81_457: "0x4300000000000000000000000000000000000004",
        84_532: "0x4200000000000000000000000000000000000006",
        167_000: "0xA51894664A773981C6C112C43ce576f315d5b1B6",
        534_352: "0x5300000000000000000000000000000000000004",
        7_777_777: "0x4200000000000000000000000000000000000006",
        11_155_111: "0xfFf9976782d46CC05630D1f6eBAb18b2324d6B14",
        11_155_420: "0x4200000000000000000000000000000000000006",
        1_666_600_000: "0xcF664087a5bB0237a0BAd6742852ec6c8d69A27a",
    ]

    private static func layer1(
        _ id: UInt64,
        _ name: String,
        _ symbol: String,
        milliseconds: Int64? = nil,
        finality: Finality? = nil,
        stack: ChainStack? = .ethereum
    ) -> Chain {
        Chain(
            id: id,
            name: name,
            nativeToken: NativeToken(symbol),
            blockTime: milliseconds.map { .milliseconds($0) },
            finality: finality,
            stack: stack
        )
    }

    private static func rollup(
        _ id: UInt64,
        _ name: String,
        _ symbol: String = "ETH",
        milliseconds: Int64? = nil,
        of parent: UInt64 = 1,
        stack: ChainStack?
    ) -> Chain {
        Chain(
            id: id,
            name: name,
            nativeToken: NativeToken(symbol),
            blockTime: milliseconds.map { .milliseconds($0) },
            parent: parent,
            finality: .parentChain,
            stack: stack
        )
    }
}
