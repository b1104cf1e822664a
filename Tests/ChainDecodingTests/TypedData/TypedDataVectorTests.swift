import ChainDecoding
import Foundation
import Testing

/// Public vectors of typed data.
@Suite("Typed data vectors", .needsSharedData)
struct TypedDataVectorTests {
    /// Checks every case of a file; the vectors call the message `data`.
    private func check(_ path: String) throws -> (count: Int, truncations: Truncations) {
        var truncations = Truncations(atMost: 250)
        let cases = try #require(try JSONSerialization.jsonObject(with: try SharedData.bytes(path)) as? [[String: Any]])
        for vector in cases {
            var document = vector
            document["message"] = vector["data"]
            let name = try #require(vector["name"] as? String)
            let bytes = Array(try JSONSerialization.data(withJSONObject: document))
            let data = try TypedData(json: bytes.span)
            truncations.check(bytes, name) { try TypedData(json: $0.span) }
            #expect(data.signingHash.description == vector["digest"] as? String, "\(name)")
            let encoded = try data.types.encode(data.message, as: data.primaryType)
            #expect(Hex.encode(encoded) == vector["encoded"] as? String, "\(name)")
        }
        return (cases.count, truncations)
    }

    @Test("ethers: all have the hash that they should; the domain's type is derived")
    func ethers() throws {
        let (count, truncations) = try check("ethers/typed-data.json.gz")
        print("typed data of ethers: \(count); \(truncations)")
        #expect(count == 130 && truncations.count == 32_500)
    }

    @Test("go-ethereum: all have the hash that they should; the domain's type is given")
    func goEthereum() throws {
        let (count, truncations) = try check("geth/apitypes/testdata/typed-data.json.gz")
        print("typed data of go-ethereum: \(count); \(truncations)")
        #expect(count == 123 && truncations.count == 30_750)
    }
}
