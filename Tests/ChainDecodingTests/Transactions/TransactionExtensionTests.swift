import ChainDecoding
import Testing

@Suite("Transactions of other chains")
struct TransactionExtensionTests {
    /// What Nitro's own code encodes and hashes, of chain 42161.
    private static let nitroVectors = [
        (
            "0x65f83a82a4b19411111111111111111111111111111111111111110782303982520894222222222222222222222222"
                + "22222222222222226484deadbeef",
            "0x815fe243a019e4903168fa746b13bc64eeb677d3f9f87ce40ff8ce95fe25eae4"
        ),
        (
            "0x66f85982a4b1a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa9411111111111111"
                + "1111111111111111111111111182303982c3509422222222222222222222222222222222222222220183abcdef",
            "0xb05db1de136f0945ec6ba3bdee8d432a02ba7a2b760501fbcfb2f32cef2e7825"
        ),
        (
            "0x68f87582a4b10394111111111111111111111111111111111111111182022b83013880942222222222222222222222"
                + "22222222222222222205820102a0bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb9433"
                + "333333333333333333333333333333333333338203e88207d0",
            "0x365cb4747eec1a5703fde8496018afffc055ba835361159935bdefd051510bd5"
        ),
        (
            "0x69f88b82a4b1a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa9411111111111111"
                + "111111111111111111111111116481c882012c83061a8094222222222222222222222222222222222222222232944444"
                + "4444444444444444444444444444444444448202589455555555555555555555555555555555555555558401020304",
            "0x7c21633a95b29d2af5bf71d2efe4f36352e5aa8cf1980c968245d4b1069ad95e"
        ),
        (
            "0x64f84f82a4b1a0cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc9411111111111111"
                + "111111111111111111111111119422222222222222222222222222222222222222227b",
            "0xd53dd73b1b2534d4023508fa3c26f4c7ea74b923c0f190a8874dd689a2c1cd21"
        ),
        (
            "0x6ac982a4b1851122334455",
            "0x5546c6af5de10e9bcaf1943ac8feddeb2ba2bb1f4252fddd69b16763fb454ab4"
        ),
    ]

    @Test("Arbitrum's come back and hash as Nitro hashes them, and no truncation of them does", arguments: nitroVectors)
    func arbitrum(encoded: String, hash: String) throws {
        let bytes = Bytes(try Hex.decode(encoded))
        let transaction = try #require(try TransactionExtensions.arbitrum.decode(bytes))
        #expect(transaction.encoded == bytes.array)
        #expect(transaction.hash.description == hash)
        #expect(try TransactionEnvelope(decoding: bytes).hash == transaction.hash)
        Self.expectOnlyWhole(bytes, of: .arbitrum)
    }

    @Test("the fields of Arbitrum's are where they belong")
    func arbitrumFields() throws {
        func decode<Kind: TransactionExtension>(_ index: Int) throws -> Kind {
            try Kind(decoding: Bytes(try Hex.decode(Self.nitroVectors[index].0)))
        }
        let one = try Address(hex: "0x1111111111111111111111111111111111111111")
        let two = try Address(hex: "0x2222222222222222222222222222222222222222")
        let unsigned: ArbitrumUnsignedTransaction = try decode(0)
        #expect(
            unsigned
                == ArbitrumUnsignedTransaction(
                    chainID: 42_161,
                    from: one,
                    nonce: 7,
                    maximumFeePerGas: 12_345,
                    gasLimit: 21_000,
                    to: two,
                    value: 100,
                    input: Bytes([0xde, 0xad, 0xbe, 0xef])
                )
        )
        let retry: ArbitrumRetryTransaction = try decode(2)
        #expect(retry.nonce == 3 && retry.ticketID.bytes.allSatisfy { $0 == 0xbb })
        #expect(retry.refundTo.bytes.allSatisfy { $0 == 0x33 })
        #expect(retry.maximumRefund == 1_000 && retry.submissionFeeRefund == 2_000)
        let submission: ArbitrumSubmitRetryableTransaction = try decode(3)
        #expect(submission.parentBaseFee == 100 && submission.depositValue == 200)
        #expect(submission.retryTo == two && submission.retryValue == 50)
        #expect(submission.beneficiary.bytes.allSatisfy { $0 == 0x44 })
        #expect(submission.maximumSubmissionFee == 600 && submission.retryData == Bytes([1, 2, 3, 4]))
        let deposit: ArbitrumDepositTransaction = try decode(4)
        #expect(deposit.from == one && deposit.to == two && deposit.value == 123)
    }

    /// The ticket of a message on Arbitrum One, with the hash by which explorers know it.
    @Test("a retryable ticket is known by the hash of its submission")
    func ticket() throws {
        let account = try Address(hex: "0xabc50aee89c1b38d4ddc4ac0aee43647215ff7fc")
        let submission = ArbitrumSubmitRetryableTransaction(
            chainID: 42_161,
            requestID: Hash32(0, 0, 0, 0x20_eb40),
            from: try Address(hex: "0x8789dfc2406ac2d60f174813e8a79f2b69862566"),
            parentBaseFee: 335_396_856,
            depositValue: 10_025_261_073_689_600,
            maximumFeePerGas: 94_488_000,
            gasLimit: 300_000,
            retryTo: account,
            retryValue: 9_995_000_000_000_000,
            beneficiary: account,
            maximumSubmissionFee: 1_914_673_689_600,
            feeRefundAddress: account,
            retryData: Bytes()
        )
        let hash = "0x19f98fc86cae7ac924a2ad789e86fca824aff065ec7366daedeb1d8e60ae96f5"
        #expect(submission.hash.description == hash)
    }

    /// The attributes of a block of a test chain of the OP Stack, as its clients test them.
    @Test("a deposit of the OP Stack comes back, and no truncation of it does")
    func optimism() throws {
        let bytes = Bytes(
            try Hex.decode(
                "0x7ef9015aa044bae9d41b8380d781187b426c6fe43df5fb2fb57bd4466ef6a701e1f01e015694"
                    + "deaddeaddeaddeaddeaddeaddeaddeaddead0001944200000000000000000000000000000000000015"
                    + "80808408f0d18001b90104015d8eb9"
                    + "0000000000000000000000000000000000000000000000000000000000805765"
                    + "0000000000000000000000000000000000000000000000000000000063d96d10"
                    + "000000000000000000000000000000000000000000000000000000000009f352"
                    + "73d89754a1e0387b89520d989d3be9c37c1f32495a88faf1ea05c61121ab0d19"
                    + "0000000000000000000000000000000000000000000000000000000000000001"
                    + "0000000000000000000000002d679b567db6187c0c8323fa982cfb88b74dbcc7"
                    + "0000000000000000000000000000000000000000000000000000000000000834"
                    + "00000000000000000000000000000000000000000000000000000000000f4240"
            )
        )
        let deposit = try OptimismDepositTransaction(decoding: bytes)
        #expect(deposit.encoded == bytes.array)
        #expect(deposit.from.description == "0xdeaddeaddeaddeaddeaddeaddeaddeaddead0001")
        #expect(deposit.to?.description == "0x4200000000000000000000000000000000000015")
        #expect(deposit.mint == 0 && deposit.value == 0 && deposit.gasLimit == 150_000_000)
        #expect(deposit.isSystemTransaction && deposit.input.count == 260)
        Self.expectOnlyWhole(bytes, of: .optimism)
    }

    /// The first transaction of OP Mainnet's block 105849734.
    @Test("a recorded deposit of OP Mainnet has its hash")
    func optimismHash() throws {
        let deposit = OptimismDepositTransaction(
            sourceHash: try Hash32(hex: "0x0456be3615ad9f8bb63410c832db98c02d4fdeda0139f4f98186970aef5111df"),
            from: try Address(hex: "0xdeaddeaddeaddeaddeaddeaddeaddeaddead0001"),
            to: try Address(hex: "0x4200000000000000000000000000000000000015"),
            mint: 0,
            value: 0,
            gasLimit: 1_000_000,
            isSystemTransaction: false,
            input: Bytes(
                try Hex.decode(
                    "0x015d8eb9"
                        + "00000000000000000000000000000000000000000000000000000000010b6402"
                        + "000000000000000000000000000000000000000000000000000000006492207b"
                        + "000000000000000000000000000000000000000000000000000000033601dfdd"
                        + "1eca1cc72d59c84864665457586b5e8910fb78a19fbffd1a23190862dc7f9dd9"
                        + "0000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000006887246668a3b87f54deb3b94ba47a6f63f32985"
                        + "00000000000000000000000000000000000000000000000000000000000000bc"
                        + "00000000000000000000000000000000000000000000000000000000000a6fe0"
                )
            )
        )
        let hash = "0xf169b1021e555a1088b69e693938efd32a98231417eda1fb024de83aad98663a"
        #expect(deposit.hash.description == hash)
    }

    @Test("one from before Nitro keeps its hash", arguments: [nil, Address(1, 2, 3)])
    func legacy(sender: Address?) throws {
        let transaction = ArbitrumLegacyTransaction(
            transaction: Transaction(
                type: .legacy,
                chainID: 0,
                nonce: 1,
                maximumFeePerGas: 2,
                gasLimit: 3,
                to: nil
            ),
            hash: Hash32(1, 2, 3, 4),
            effectiveGasPrice: 5,
            parentBlockNumber: 6,
            sender: sender
        )
        let bytes = Bytes(transaction.encoded)
        let decoded = try #require(try TransactionExtensions.arbitrum.decode(bytes))
        #expect(decoded as? ArbitrumLegacyTransaction == transaction)
        #expect(decoded.hash == Hash32(1, 2, 3, 4))
        Self.expectOnlyWhole(bytes, of: .arbitrum)
    }

    private struct TickTransaction: TransactionExtension {
        static let kind: UInt8 = 0x50
        var time: UInt64

        init(time: UInt64) {
            self.time = time
        }

        init(fields: inout RLPReader) throws(DecodeError) {
            time = try fields.readUInt64()
        }

        func append(to fields: inout RLPEncoder) {
            fields.append(time)
        }
    }

    @Test("a user's own kind joins the others")
    func registration() throws {
        let bytes = Bytes(TickTransaction(time: 7).encoded)
        var extensions = TransactionExtensions()
        #expect(try extensions.decode(bytes) == nil)
        extensions.register(TickTransaction.self)
        let decoded = try #require(try extensions.decode(bytes))
        #expect(decoded as? TickTransaction == TickTransaction(time: 7))
        let error = #expect(throws: DecodeError.self) { try ArbitrumInternalTransaction(decoding: bytes) }
        #expect(error?.code == .unsupported)
    }

    @Test("whatever byte is changed, what is accepted is encoded as it came")
    func isCanonical() throws {
        for (encoded, _) in Self.nitroVectors {
            let encoded = try Hex.decode(encoded)
            for index in encoded.indices {
                for byte: UInt8 in [0x00, 0x01, 0x7f, 0x80, 0x81, 0xc0, 0xf8, 0xff] {
                    var changed = encoded
                    changed[index] = byte
                    guard let found = try? TransactionExtensions.arbitrum.decode(Bytes(changed)) else { continue }
                    #expect(found.encoded == changed, "byte \(index) set to \(byte)")
                }
            }
        }
    }

    /// The first of every block is ArbOS's own; the others are Ethereum's.
    @Test("Arbitrum One: the recorded block's own transaction has its hash", .needsSharedData)
    func recorded() throws {
        let block = try SharedData.json(RecordedBlock.self, "subsquid-evm-rpc/arbitrum/150000000/block.json")
        let own = try #require(block.transactions.first)
        #expect(own.type == "0x6a" && block.transactions.count == 5)
        let transaction = ArbitrumInternalTransaction(
            chainID: 42_161,
            input: Bytes(try Hex.decode(own.input))
        )
        #expect(transaction.hash.description == own.hash)
    }

    private struct RecordedBlock: Decodable {
        var transactions: [RecordedTransaction]
    }

    private struct RecordedTransaction: Decodable {
        var type: String
        var hash: String
        var input: String
    }

    private static func expectOnlyWhole(_ bytes: Bytes, of extensions: TransactionExtensions) {
        var truncations = Truncations()
        // Without its first byte, which is its kind, it is of none that is known.
        truncations.check(bytes.array, isValid: { $0 == 0 }, by: { try extensions.decode(Bytes($0)) })
        print("transaction of kind \(bytes.byte(at: 0) ?? 0): \(truncations)")
        #expect(throws: DecodeError.self) { try extensions.decode(Bytes(bytes.array + [0])) }
    }
}
