import ChainDecoding
import Testing

@Suite("Signatures of transactions")
struct SignatureTests {
    @Test(
        "v says the parity and the chain",
        arguments: [
            (27, false, nil), (28, true, nil), (35, false, 0), (36, true, 0), (37, false, 1), (38, true, 1),
            (2709, false, 1337),
        ] as [(U256, Bool, UInt64?)]
    )
    func v(number: U256, isOdd: Bool, chainID: UInt64?) throws {
        let signature = try #require(TransactionSignature(v: number, r: 1, s: 2))
        #expect(signature == TransactionSignature(isOdd: isOdd, r: 1, s: 2))
        #expect(TransactionSignature.chainID(ofV: number) == chainID)
        #expect(signature.v(chainID: chainID) == number)
    }

    @Test("a v that says nothing is refused", arguments: [0, 1, 26, 29, 34, U256.max, 0x2_0000_0000_0000_0023])
    func invalidV(number: U256) {
        #expect(TransactionSignature(v: number, r: 1, s: 1) == nil)
        #expect(TransactionSignature.chainID(ofV: number) == nil)
    }

    @Test("the greatest chain id has a v")
    func greatestChain() throws {
        let v: U256 = 0x2_0000_0000_0000_0022
        #expect(TransactionSignature.chainID(ofV: v) == .max)
        #expect(TransactionSignature(v: v, r: 1, s: 1)?.v(chainID: .max) == v)
    }

    @Test("r and s are within the order of the curve, s in its lower half")
    func ranges() {
        let order = TransactionSignature.curveOrder
        func signature(_ r: U256, _ s: U256) -> TransactionSignature { TransactionSignature(isOdd: false, r: r, s: s) }
        #expect(signature(1, 1).isInRange)
        #expect(signature(order &- 1, order &- 1).isInRange)
        #expect(!signature(0, 1).isInRange)
        #expect(!signature(1, 0).isInRange)
        #expect(!signature(order, 1).isInRange)
        #expect(!signature(1, order).isInRange)
        #expect(signature(1, order &>> 1).hasLowS)
        #expect(!signature(1, (order &>> 1) &+ 1).hasLowS)
    }

    /// The example of EIP-155, whose key is 0x4646…46.
    private static func example() throws -> Transaction {
        let encoded =
            "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
            + "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
            + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
        return try Transaction(decoding: Bytes(try Hex.decode(encoded)))
    }

    @Test("the sender is recovered, from the other proof too where that counts")
    func sender() throws {
        var transaction = try Self.example()
        let sender = try Address(hex: "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f")
        #expect(try transaction.sender(by: SlowCurve()) == sender)
        transaction.signature?.isOdd.toggle()
        let s = try #require(transaction.signature?.s)
        transaction.signature?.s = TransactionSignature.curveOrder &- s
        #expect(throws: SignatureError.highS) { try transaction.sender(by: SlowCurve()) }
        #expect(try transaction.sender(by: SlowCurve(), allowsHighS: true) == sender)
    }

    @Test("what is no signature has no sender")
    func noSender() throws {
        var transaction = try Self.example()
        transaction.signature?.r = 0
        #expect(throws: SignatureError.outOfRange) { try transaction.sender(by: SlowCurve()) }
        // No point of the curve has this x coordinate.
        transaction.signature?.r = 5
        #expect(throws: SignatureError.noPublicKey) { try transaction.sender(by: SlowCurve()) }
        transaction.signature = nil
        #expect(throws: SignatureError.missing) { try transaction.sender(by: SlowCurve()) }
    }

    @Test("an authorisation names who gave it, unless its parity is no parity")
    func authority() throws {
        let (r, s): (U256, U256) = (1, 1)
        var authorization = Authorization(chainID: 1, address: Address(1, 2, 3), nonce: 4, yParity: 1, r: r, s: s)
        let expected = try SlowCurve()
            .signer(
                of: TransactionSignature(isOdd: true, r: r, s: s),
                over: authorization.signingHash
            )
        #expect(try authorization.authority(by: SlowCurve()) == expected)
        authorization.yParity = 2
        #expect(throws: SignatureError.invalidParity) { try authorization.authority(by: SlowCurve()) }
    }
}
