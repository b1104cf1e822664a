import ChainDecoding
import Foundation
import Testing

/// What alloy tests itself with: blocks on their way between the layers, and one as a node of Sepolia tells it.
@Suite("Payload vectors", .needsSharedData)
struct PayloadVectorTests {
    @Test("payloads make headers that have their hashes, and hold the blobs that the consensus layer names")
    func payloads() throws {
        let files = try SharedData.files("alloy/rpc-types-engine/testdata/payload", suffixes: [".json"])
        var truncations = Truncations(atMost: 64)
        var count = 0
        for file in files {
            let json = try JSONSerialization.jsonObject(with: try SharedData.bytes(file)) as? RecordedBlock.Object
            let call = try #require(json?["newPayload"] as? RecordedBlock.Object)
            let text = try JSONSerialization.data(withJSONObject: try #require(call["payload"]))
            let payload = try RPCExecutionPayload(json: Array(text).span, mode: .strict)
            #expect(payload.difference(from: call["payload"]) == nil, "\(file)")
            let sidecar = try #require(call["sidecar"] as? [String: [String: RecordedBlock.Object]])
            let cancun = try #require(sidecar["cancun"]?["fields"])
            let prague = try #require(sidecar["prague"]?["fields"])
            let header = payload.header(
                parentBeaconBlockRoot: try cancun.hash("parent_beacon_block_root"),
                requests: try #require(prague["requests"] as? [String]).map { Bytes(try Hex.decode($0)) }
            )
            #expect(header.hash == payload.blockHash, "\(file)")
            let transactions = try payload.transactions.map { try Transaction(decoding: $0) }
            #expect(
                transactions.flatMap(\.blobHashes).map(\.description) == cancun["versioned_hashes"] as? [String]
            )
            truncations.check(Truncations.document(text), file) { try RPCExecutionPayload(json: $0.span) }
            count += transactions.count
        }
        print("payloads of alloy: \(files.count), \(count) transactions; \(truncations)")
        #expect(files.count == 5 && count == 130 && truncations.count == 5 * 64)
    }

    @Test("a block of Sepolia is what it claims to be")
    func sepolia() throws {
        let bytes = try SharedData.bytes("alloy/rpc-types-eth/testdata/tenderly.sepolia.json.gz")
        let block = try RPCBlock(json: Array(bytes).span)
        #expect(block.difference(from: try JSONSerialization.jsonObject(with: bytes)) == nil)
        let report = BlockVerifier().verify(try #require(ClaimedBlock(block)))
        #expect(report[.blockHash] == .valid && report[.transactionsRoot] == .valid, "\(report)")
        #expect(block.transactions.count == 94)
        var truncations = Truncations(atMost: 64)
        truncations.check(Truncations.document(bytes)) { try RPCBlock(json: $0.span) }
        print("blocks of Sepolia: 1, \(block.transactions.count) transactions; \(truncations)")
    }
}
