import Testing

@Suite("Public test vectors")
struct SharedDataTests {
    private struct Case: Decodable {
        var name: String
    }

    /// What no suite reads, and why: it holds nothing that this module decodes.
    private static let unread = [
        "eips/erc-7730/erc7730-v2.schema.json.gz": "says what descriptors look like, and is none",
        "ens-normalize/derive/output/nf.json.gz": "rules, from which a table of this module is made",
        "ethereum-tests/BasicTests/blockgenesistest.json": "blocks of a form from before Ethereum began",
        "ethereum-tests/BasicTests/crypto.json": "encryption between nodes",
        "ethereum-tests/BasicTests/keyaddrtest.json": "private keys, and signatures of no transaction",
        "ethereum-tests/KeyStoreTests": "encrypted private keys",
        "ethers/hmac.json.gz": "derivation of private keys",
        "ethers/mnemonics.json.gz": "derivation of private keys",
        "ethers/pbkdf.json.gz": "derivation of private keys",
        "ethers/wallets.json.gz": "encrypted private keys",
        "ethers/wordlists.json.gz": "derivation of private keys",
        "execution-apis/forkenv.json": "settings of the node that has answered",
        "execution-apis/headfcu.json": "a request of the consensus layer, without an answer",
        "geth/ethtest/testdata/accounts.json": "private keys",
        "geth/ethtest/testdata/forkenv.json": "settings of the node that has made the chain",
        "geth/keccak/testdata/keccakKats.json.deflate": "SHA-3 and SHAKE, whose padding is not that of Keccak-256",
        "shovel/erc721.json": "settings of an indexer",
        "shovel/filter-ref.json": "settings of an indexer",
        "shovel/receipt.json": "settings of an indexer",
        "shovel/seaport.json": "settings of an indexer",
        "shovel/txinput.json": "settings of an indexer",
    ]

    @Test("that no suite reads are there all the same", .needsSharedData, arguments: unread.keys.sorted())
    func unreadFiles(path: String) throws {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let suffixes = [String(path.split(separator: "/").last ?? "")]
        let files = try SharedData.files(
            path.contains(".") ? folder : path,
            suffixes: path.contains(".") ? suffixes : [""]
        )
        #expect(!files.isEmpty, "\(Self.unread[path] ?? "")")
    }

    @Test("are read, unpacked", .needsSharedData)
    func reads() throws {
        let cases = try SharedData.json([Case].self, "ethers/rlp.json.gz")
        #expect(cases.count == 61)
    }
}
