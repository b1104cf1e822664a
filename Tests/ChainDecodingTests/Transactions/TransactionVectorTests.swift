import ChainDecoding
import Testing

/// Public vectors of transactions.
@Suite("Transaction vectors", .needsSharedData)
struct TransactionVectorTests {
    @Test(
        "ethers: all encodings of all transactions come back and hash as they came, and 16 truncations of each do not"
    )
    func ethers() throws {
        let cases = try SharedData.json([Case].self, "ethers/transactions.json.gz")
        var truncations = Truncations(atMost: 16)
        let (count, wrongCount) = try check(cases, &truncations)
        print("transactions of ethers: \(cases.count), encodings: \(count); \(truncations)")
        #expect(cases.count == 3_200 && count == 25_856 && wrongCount == 0 && truncations.count == 410_288)
    }

    @Test("ethers: so do those of its older form, but for payloads that write the chain 0 as no number is written")
    func olderEthers() throws {
        let cases = try SharedData.json([Case].self, "ethers/transaction.json.gz")
        var truncations = Truncations(atMost: 16)
        let (count, wrongCount) = try check(cases, &truncations)
        print(
            "transactions of ethers in the older form: \(cases.count), encodings: \(count), and \(wrongCount) of the "
                + "chain 0; \(truncations)"
        )
        #expect(cases.count == 896 && count == 6_767 && wrongCount == 401 && truncations.count == 107_420)
    }

    /// Decodes and encodes all encodings of transactions.
    ///
    /// - Returns: How many there are, and how many others are no RLP.
    private func check(_ cases: [Case], _ truncations: inout Truncations) throws -> (count: Int, wrongCount: Int) {
        var (count, wrongCount) = (0, 0)
        for vector in cases {
            // Those of a chain that is not given are empty.
            for (unsigned, signed) in vector.pairs where !signed.isEmpty {
                let signedBytes = Bytes(try Hex.decode(signed))
                let transaction = try Transaction(decoding: signedBytes)
                #expect(transaction.encoded == signedBytes.array, "\(vector.name)")
                #expect(transaction.hash == Keccak256.hash(signedBytes))
                #expect(transaction.signature != nil)
                truncations.check(signedBytes.array, vector.name) { try Transaction(decoding: Bytes($0)) }
                count += 1
                let unsignedBytes = try Hex.decode(unsigned)
                // As the older form has it where no chain is given; in RLP, zero is no byte.
                if transaction.chainID == 0, unsignedBytes.suffix(3) == [0, 0x80, 0x80] {
                    #expect(transaction.signingPayload == unsignedBytes.dropLast(3) + [0x80, 0x80, 0x80])
                    #expect(throws: DecodeError.self) { try Transaction(decoding: Bytes(unsignedBytes)) }
                    wrongCount += 1
                    continue
                }
                #expect(transaction.signingPayload == unsignedBytes, "\(vector.name)")
                var bare = transaction
                bare.signature = nil
                #expect(try Transaction(decoding: Bytes(unsignedBytes)) == bare, "\(vector.name)")
                truncations.check(unsignedBytes, vector.name) { try Transaction(decoding: Bytes($0)) }
                count += 1
            }
        }
        return (count, wrongCount)
    }

    private struct Case: Decodable {
        var name: String
        var unsignedLegacy: String
        var signedLegacy: String
        var unsignedEip155: String
        var signedEip155: String
        var unsignedBerlin: String
        var signedBerlin: String
        var unsignedLondon: String
        var signedLondon: String
        // Older vectors have none of them.
        var unsignedCancun: String?
        var signedCancun: String?

        var pairs: [(unsigned: String, signed: String)] {
            [
                (unsignedLegacy, signedLegacy), (unsignedEip155, signedEip155), (unsignedBerlin, signedBerlin),
                (unsignedLondon, signedLondon), (unsignedCancun ?? "", signedCancun ?? ""),
            ]
        }
    }
}
