import ChainDecoding
import ChainSignatures
import Testing

@Suite("libsecp256k1")
struct Secp256k1RecoveryTests {
    /// The example of EIP-155, whose key is 0x4646…46.
    private static func example() throws -> Transaction {
        let encoded =
            "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
            + "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
            + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
        return try Transaction(decoding: Bytes(try Hex.decode(encoded)))
    }

    @Test("recovers the sender, from the other proof too")
    func sender() throws {
        var transaction = try Self.example()
        let sender = try Address(hex: "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f")
        #expect(try transaction.sender(by: Secp256k1Recovery()) == sender)
        let signature = try #require(transaction.signature)
        transaction.signature = TransactionSignature(
            isOdd: !signature.isOdd,
            r: signature.r,
            s: TransactionSignature.curveOrder &- signature.s
        )
        #expect(try transaction.sender(by: Secp256k1Recovery(), allowsHighS: true) == sender)
    }

    @Test("finds no key where there is none")
    func noKey() throws {
        let signature = TransactionSignature(isOdd: false, r: 5, s: 1)
        #expect(Secp256k1Recovery().publicKey(of: signature, over: Hash32(1, 2, 3, 4)) == nil)
        // Even what a caller should not have passed on.
        let outOfRange = TransactionSignature(isOdd: false, r: .max, s: .zero)
        #expect(Secp256k1Recovery().publicKey(of: outOfRange, over: .zero) == nil)
    }

    /// Over the hash 0, the key is the signature's point times s/r: here the generator of the curve, once.
    @Test("gives both coordinates")
    func coordinates() {
        let (x, y): (U256, U256) = (
            0x79be_667e_f9dc_bbac_55a0_6295_ce87_0b07_029b_fcdb_2dce_28d9_59f2_815b_16f8_1798,
            0x483a_da77_26a3_c465_5da4_fbfc_0e11_08a8_fd17_b448_a685_5419_9c47_d08f_fb10_d4b8
        )
        let signature = TransactionSignature(isOdd: false, r: x, s: x)
        #expect(Secp256k1Recovery().publicKey(of: signature, over: .zero) == PublicKey(x: x, y: y))
    }
}
