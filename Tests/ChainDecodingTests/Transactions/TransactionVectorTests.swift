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
        var count = 0
        var truncations = Truncations(atMost: 16)
        for vector in cases {
            // Those of a chain that is not given are empty.
            for (unsigned, signed) in vector.pairs where !signed.isEmpty {
                let signedBytes = Bytes(try Hex.decode(signed))
                let transaction = try Transaction(decoding: signedBytes)
                #expect(transaction.encoded == signedBytes.array, "\(vector.name)")
                #expect(transaction.hash == Keccak256.hash(signedBytes))
                #expect(transaction.signature != nil)
                let unsignedBytes = try Hex.decode(unsigned)
                #expect(transaction.signingPayload == unsignedBytes, "\(vector.name)")
                var bare = transaction
                bare.signature = nil
                #expect(try Transaction(decoding: Bytes(unsignedBytes)) == bare, "\(vector.name)")
                for bytes in [signedBytes.array, unsignedBytes] {
                    truncations.check(bytes, vector.name) { try Transaction(decoding: Bytes($0)) }
                }
                count += 2
            }
        }
        print("transactions of ethers: \(cases.count), encodings: \(count); \(truncations)")
        #expect(cases.count == 3_200 && count == 25_856 && truncations.count == 410_288)
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
        var unsignedCancun: String
        var signedCancun: String

        var pairs: [(unsigned: String, signed: String)] {
            [
                (unsignedLegacy, signedLegacy), (unsignedEip155, signedEip155), (unsignedBerlin, signedBerlin),
                (unsignedLondon, signedLondon), (unsignedCancun, signedCancun),
            ]
        }
    }
}
