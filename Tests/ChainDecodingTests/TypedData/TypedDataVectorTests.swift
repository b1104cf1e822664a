import ChainDecoding
import Foundation
import Testing

/// Public vectors of typed data.
@Suite("Typed data vectors", .needsSharedData)
struct TypedDataVectorTests {
    /// Checks every case of a file; the vectors call the message `data`.
    private func check(_ path: String) throws -> Int {
        let cases = try #require(try JSONSerialization.jsonObject(with: try SharedData.bytes(path)) as? [[String: Any]])
        for vector in cases {
            var document = vector
            document["message"] = vector["data"]
            let name = try #require(vector["name"] as? String)
            let data = try TypedData(json: Array(try JSONSerialization.data(withJSONObject: document)).span)
            #expect(data.signingHash.description == vector["digest"] as? String, "\(name)")
            let encoded = try data.types.encode(data.message, as: data.primaryType)
            #expect(Hex.encode(encoded) == vector["encoded"] as? String, "\(name)")
        }
        return cases.count
    }

    @Test("ethers: all have the hash that they should; the domain's type is derived")
    func ethers() throws {
        let count = try check("ethers/typed-data.json.gz")
        print("typed data of ethers: \(count)")
        #expect(count == 130)
    }

    @Test("go-ethereum: all have the hash that they should; the domain's type is given")
    func goEthereum() throws {
        let count = try check("geth/apitypes/testdata/typed-data.json.gz")
        print("typed data of go-ethereum: \(count)")
        #expect(count == 123)
    }
}
