/// What the tests of mev-inspect-py and of mev-inspect-rs assert of their recordings, and no file of labels has.
enum AssertedFacts {
    private static let weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"
    private static let usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"

    /// A transaction that is known by its hash.
    struct Fact {
        var block: UInt64
        var key: String
    }

    /// The orders that 0x filled; the amounts of the last one are not asserted but read from its
    /// calls.
    static let fills: [Statement] = [
        (
            13_666_184, "0x9255addffa2dbeb9560c5e20e78a78c949488d2054c70b2155c39f9e28394cbf 0",
            ["0x9ff79c75ae2bcbe0ec63c0375a3ec90ff75bbe0f": "100000001", usdc: "30000000"]
        ),
        (
            13_666_312, "0xa043976d736ec8dc930c0556dffd0a86a4bfc80bf98fb7995c791fb4dc488b5d 0",
            [usdc: "143949683150", weth: "35000000000000000000"]
        ),
        (
            13_666_326, "0x1c948eb7c59ddbe6b916cf68f5df86eb44a7c9e728221fcd8ab750f137fd2a0f 0",
            [weth: "70500000000000000000", usdc: "288948250430"]
        ),
        (
            13_666_326, "0xc0ae93bdca585cb0176e98b7c0c9e1211cf12444b72b464ecb357bf29169804d 0",
            ["0xd2877702675e6ceb975b4a1dff9fb7baf4c91ea9": "150000000000000000000", weth: "1494343020000000000"]
        ),
    ]
    .map { Statement(.fill, .traces, $0.0, $0.1, Amounts($0.2)) }

    /// What the rounds of mev-inspect-rs made.
    static let arbitrages: [Statement] = [
        (11_129_944, "0x40b37eb3e3df1fc85d9f9d0e9a877f19d0802d4a23941c71f8c1f461aba8c451", usdc, "45259140804"),
        (11_189_945, "0xd369757f482fb8c62b86a136742c0ff11881ef0427a69be79f7d301bf9cf9a89", weth, "14397525374450478"),
        (11_117_996, "0xddbf97f758bd0958487e18d9e307cd1256b1ad6763cd34090f4c9720ba1b4acc", weth, "9196963592118237"),
        (11_017_338, "0xd9306dc8c1230cc0faef22a8442d0994b8fc9a8f4c9faeab94a9a7eac8e59710", weth, "626678385524850545"),
        (11_017_338, "0xdfeae07360e2d7695a498e57e2054c658d1d78bbcd3c763fc8888b5433b6c6d5", weth, "23939671034095067"),
        (11_017_338, "0x46f4a4d409b44d85e64b1722b8b0f70e9713eb16d2c89da13cffd91486442627", weth, "41108016724856778"),
        (11_017_338, "0x1d9a2c8bfcd9f6e133c490d892fe3869bada484160a81966e645616cfc21652a", weth, "47597234528640869"),
    ]
    .map { Statement(.arbitrage, .inspectRS, $0.0, $0.1, gains: Amounts([$0.2: $0.3])) }

    /// The liquidations of mev-inspect-rs: by which transaction, of whose debt, and of some what was repaid and got.
    static let liquidations: [Statement] = [
        (
            10_663_903, "0x0e0e7c690589d9b94c3fbc4bae8abb4c5cac5c965abbb5bf1533e9f546b10b92",
            "0xccad60354fa915978365c761935a7b6b44c90a82", nil
        ),
        (
            10_673_175, "0x97afae49a25201dbb34502d36a7903b51754362ceb231ff775c07db540f4a3d6",
            "0xcf110759776ea0851565b6db1572212e9d2926f6", nil
        ),
        (
            11_132_918, "0x963054a6001e4711a64b5dc35a37a0eb3aaf3bb7c204f021dd5e85e7a8a51a31",
            "0xc55f141acd72867b48133a86d281c4350da5939b",
            [
                "0x6b175474e89094c44da98b954eedeac495271d0f": "11558317402311470764075",
                "0x514910771af9ca656af840dff83e8264ecf986ca": "1100830609991235507621",
            ]
        ),
        (
            9_082_920, "0xb7ba825294f757f8b8b6303b2aef542bcaebc9cc0217ddfaf822200a00594ed9",
            "0x8581c388a30518884522fb177a92fc2193510814",
            [
                "0xe41d2489571d322189246dafa5ebde1f4699f498": "653800000000000000",
                "0x4ddc2d193948926d02f9b1fe9e1daa0718270ed5": "5250648",
            ]
        ),
        (
            11_017_338, "0x93690c02fc4d58734225d898ea4091df104040450c0f204b6bf6f6850ac4602f",
            "0x71f047ac0ca98fa9fe7ee6059593cd5f7fb12a70", nil
        ),
    ]
    .map { (block: UInt64, hash: String, borrower: String, amounts: [String: String]?) in
        Statement(.liquidation, .inspectRS, block, "\(hash) \(borrower)", amounts.map { Amounts($0) })
    }

    /// What looks like arbitrages to mev-inspect-rs and is none: zaps, plain sales, and what was reverted or gave up.
    static let lookalikes = [
        Fact(block: 11_095_494, key: "0xeefe7d3c0a01ea2130ecbd917f07cb95de8beafb1a84f4d91b8dfd7367528b92"),
        Fact(block: 10_657_224, key: "0xb9d415abb21007d6d947949113b91b2bf33c82d291d510e23a08e64ce80bf5bf"),
        Fact(block: 11_204_208, key: "0xeef0edcc4ce9aa85db5bc6a788b5a770dcc0d13eb7df4e7c008c1ac6666cd989"),
        Fact(block: 11_342_003, key: "0x5ec8f8737ac04ac1c05403f92a02202100843dbd19f7537d424b7f85cef9e1f6"),
        Fact(block: 10_658_498, key: "0x1c85df1fa4c2e9fe7acc7bf204681aa0072b5df05e06bbc8e593777c0dfa5c1c"),
        Fact(block: 11_017_338, key: "0x2f85ce5bb5f7833e052897fa4a070615a4e21a247e1ccc2347a3882f0e73943d"),
    ]
}
