import ChainDecoding
import Foundation
import Testing

/// Blocks of Sepolia with their receipts, as archives keep them.
@Suite("Public test vectors of archives", .needsSharedData)
struct ArchiveVectorTests {
    private struct Counts {
        var blocks = 0
        var transactions = 0
        var receipts = 0
    }

    /// Verifies blocks that follow each other.
    private func verify(
        _ items: [(header: Bytes, body: Bytes, receipts: Bytes)],
        _ truncations: inout Truncations
    ) throws -> Counts {
        var counts = Counts()
        var parent: BlockReference?
        for item in items {
            let block = try Block(header: try BlockHeader(decoding: item.header), body: item.body)
            let receipts = try [Receipt](decoding: item.receipts)
            #expect(block.header.encoded == item.header.array)
            #expect(block.encodedBody == item.body.array)
            #expect(receipts.encoded == item.receipts.array)
            let name = "block \(block.header.number)"
            truncations.check(item.header.array, name) { try BlockHeader(decoding: Bytes($0)) }
            truncations.check(item.body.array, name) { try Block(header: block.header, body: Bytes($0)) }
            truncations.check(item.receipts.array, name) { try [Receipt](decoding: Bytes($0)) }
            var claim = ClaimedBlock(hash: block.hash, block: block, receipts: receipts)
            claim.parent = parent
            let report = BlockVerifier(chainID: 11_155_111).verify(claim)
            #expect(report.verdict == .valid, "\(report)")
            #expect(report.entries.count == (parent == nil ? 8 : 9))
            parent = report.block
            counts.blocks += 1
            counts.transactions += block.transactions.count
            counts.receipts += receipts.count
        }
        return counts
    }

    @Test("the slice: headers, bodies and receipts belong together, and each block to the one before")
    func slice() throws {
        var reader = RLPReader(Bytes(Array(try SharedData.bytes("era-slice/sepolia-175343-176366.rlp.gz"))))
        var items: [(Bytes, Bytes, Bytes)] = []
        while !reader.isAtEnd {
            let item = try reader.readList { (list) throws(DecodeError) in
                (try list.readEncoded(), try list.readEncoded(), try list.readEncoded())
            }
            items.append(item)
        }
        var truncations = Truncations(atMost: 250)
        let counts = try verify(items, &truncations)
        #expect(counts.blocks == 1_024 && counts.transactions == 74 && counts.receipts == 74)
        print("slice of an archive: \(counts.blocks) blocks, \(counts.transactions) transactions and receipts")
        print("headers, bodies and receipts of the slice: \(truncations)")
        #expect(truncations.count == 286_241)
    }

    @Test("the whole file: headers, bodies and receipts belong together, and each block to the one before")
    func era1() throws {
        let file = Array(try SharedData.bytes("geth/eradb/testdata/sepolia-00021-b8814b14.era1"))
        var parts: [UInt16: [Bytes]] = [:]
        var rest = file[...]
        // Each part has a kind of two bytes, a size of four, and two more bytes before it.
        while rest.count >= 8 {
            let head = Array(rest.prefix(8))
            let size = head[2..<6].reversed().reduce(0) { $0 << 8 | Int($1) }
            let kind = UInt16(head[1]) << 8 | UInt16(head[0])
            if (3...5).contains(kind) {
                parts[kind, default: []].append(Bytes(try Snappy.unframe(rest.dropFirst(8).prefix(size))))
            }
            rest = rest.dropFirst(8 + size)
        }
        let headers = try #require(parts[3])
        let bodies = try #require(parts[4])
        let receipts = try #require(parts[5])
        #expect(headers.count == bodies.count && headers.count == receipts.count)
        var truncations = Truncations(atMost: 12)
        let counts = try verify(headers.indices.map { (headers[$0], bodies[$0], receipts[$0]) }, &truncations)
        #expect(counts.blocks == 8_192 && counts.transactions == 93 && counts.receipts == 93)
        print("archive of go-ethereum: \(counts.blocks) blocks, \(counts.transactions) transactions and receipts")
        print("headers, bodies and receipts of the archive: \(truncations)")
        #expect(truncations.count == 138_375)
    }
}
