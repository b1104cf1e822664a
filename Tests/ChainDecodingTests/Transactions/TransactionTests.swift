import ChainDecoding
import Testing

@Suite("Transactions")
struct TransactionTests {
    /// The example of EIP-155.
    @Test("the example of EIP-155 is signed over the right bytes")
    func eip155() throws {
        var transaction = Transaction(
            type: .legacy,
            chainID: 1,
            nonce: 9,
            maximumFeePerGas: 20_000_000_000,
            gasLimit: 21_000,
            to: try Address(hex: "0x3535353535353535353535353535353535353535"),
            value: 1_000_000_000_000_000_000
        )
        #expect(
            transaction.signingHash.description == "0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"
        )
        let r = "28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        let s = "67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
        transaction.signature = TransactionSignature(
            isOdd: false,
            r: try #require(U256(hex: r)),
            s: try #require(U256(hex: s))
        )
        let head = "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
        #expect(Hex.encode(transaction.encoded.span, prefix: false) == head + "a0" + r + "a0" + s)
        #expect(try Transaction(decoding: Bytes(transaction.encoded)) == transaction)
    }

    private static func sample(_ type: TransactionType) -> Transaction {
        var transaction = Transaction(
            type: type,
            chainID: 10,
            nonce: 7,
            maximumFeePerGas: 30,
            maximumPriorityFeePerGas: type.rawValue < 2 ? nil : 2,
            gasLimit: 100_000,
            to: Address(1, 2, 3),
            value: 5,
            input: Bytes([1, 2, 3])
        )
        transaction.signature = TransactionSignature(isOdd: true, r: .max, s: 1)
        guard type != .legacy else { return transaction }
        transaction.accessList = [
            AccessListEntry(address: Address(4, 5, 6), storageKeys: [Hash32(1, 2, 3, 4), .zero]),
            AccessListEntry(address: .zero),
        ]
        if type == .blob {
            transaction.maximumFeePerBlobGas = 9
            transaction.blobHashes = [Hash32(0x0100_0000_0000_0000, 2, 3, 4)]
        }
        if type == .setCode {
            transaction.authorizations = [
                Authorization(chainID: 0, address: Address(7, 8, 9), nonce: 1, yParity: 1, r: 2, s: .max)
            ]
        }
        return transaction
    }

    @Test("every kind comes back, signed or not, and no truncation of it does", arguments: TransactionType.allCases)
    func roundTrip(type: TransactionType) throws {
        var transaction = Self.sample(type)
        var truncations = Truncations()
        for _ in 0..<2 {
            let encoded = Bytes(transaction.encoded)
            #expect(try Transaction(decoding: encoded) == transaction)
            #expect(try TransactionEnvelope(decoding: encoded) == .known(transaction))
            truncations.check(encoded.array) { try Transaction(decoding: Bytes($0)) }
            truncations.check(encoded.array) { try TransactionEnvelope(decoding: Bytes($0)) }
            transaction.signature = nil
        }
        print("transactions of type \(type.rawValue), signed or not: \(truncations)")
    }

    @Test("whatever byte is changed, what is accepted is encoded as it came", arguments: TransactionType.allCases)
    func isCanonical(type: TransactionType) throws {
        let encoded = Self.sample(type).encoded
        for index in encoded.indices {
            for byte: UInt8 in [0x00, 0x01, 0x7f, 0x80, 0x81, 0xc0, 0xf8, 0xff] {
                var changed = encoded
                changed[index] = byte
                guard let transaction = try? Transaction(decoding: Bytes(changed)) else { continue }
                #expect(transaction.encoded == changed, "\(type), byte \(index) set to \(byte)")
            }
        }
    }

    @Test("a kind that is not known is kept, with its hash")
    func unknown() throws {
        let encoded = Bytes([0x7e, 1, 2, 3])
        let envelope = try TransactionEnvelope(decoding: encoded)
        #expect(envelope == .unknown(type: 0x7e, encoded: encoded))
        #expect(envelope.hash == Keccak256.hash(encoded))
        #expect(throws: DecodeError.self) { try TransactionEnvelope(decoding: Bytes([0x80])) }
        #expect(throws: DecodeError.self) { try TransactionEnvelope(decoding: Bytes()) }
        let error = #expect(throws: DecodeError.self) { try Transaction(decoding: encoded) }
        #expect(error?.code == .unsupported)
    }

    @Test("a kind of which nothing follows is refused, and one that is not known takes little")
    func short() {
        for type: UInt8 in [0, 1, 4, 0x7d, 0x7f] {
            #expect(throws: DecodeError.self) { try TransactionEnvelope(decoding: Bytes([type])) }
        }
        // A block may hold one of two bytes in three of its own.
        #expect(MemoryLayout<TransactionEnvelope>.stride <= 40)
    }
}
