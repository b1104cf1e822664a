import ChainDecoding
import Testing

@Suite("RLP limits")
struct RLPLimitsTests {
    @Test("hold exactly")
    func boundaries() throws {
        // Three lists in each other, five items, six bytes.
        let bytes = Bytes([0xc5, 0xc3, 0xc0, 0x81, 0x80, 0x01])
        let exact = RLPLimits(depth: 2, itemCount: 5, byteCount: 6)
        expectLimit(at: 2) { () throws(DecodeError) in _ = try RLP.decode(bytes, limits: exact) }
        var limits = exact
        limits.depth = 3
        #expect(try RLP.decode(bytes, limits: limits).list?.count == 2)
        limits.itemCount = 4
        expectLimit(at: 3) { () throws(DecodeError) in _ = try RLP.decode(bytes, limits: limits) }
        limits.itemCount = 5
        limits.byteCount = 5
        expectLimit(at: 5) { () throws(DecodeError) in _ = try RLP.decode(bytes, limits: limits) }
    }

    @Test("of nothing, or less, admit nothing")
    func nothing() throws {
        #expect(try RLP.decode(Bytes([1]), limits: RLPLimits(depth: 0, itemCount: 1, byteCount: 1)).bytes == Bytes([1]))
        for limits in [
            RLPLimits(depth: 0), RLPLimits(depth: .min), RLPLimits(itemCount: 0), RLPLimits(itemCount: .min),
        ] {
            #expect(throws: DecodeError.self) { try RLP.decode(Bytes([0xc0]), limits: limits) }
        }
        for limits in [RLPLimits(byteCount: 0), RLPLimits(byteCount: .min)] {
            #expect(throws: DecodeError.self) { try RLP.decode(Bytes([0xc0]), limits: limits) }
        }
    }

    @Test("admit 1,024 lists in each other, and 20,000 only when raised")
    func depth() throws {
        #expect(try RLP.decode(Bytes(RLP.nested(1_024))).isList)
        #expect(throws: DecodeError.self) { try RLP.decode(Bytes(RLP.nested(1_025))) }
        let bytes = RLP.nested(20_000)
        #expect(bytes.count > 59_000)
        let error = try #require(throws: DecodeError.self) { try RLP.decode(Bytes(bytes)) }
        #expect(error.code == .limitExceeded)

        let limits = RLPLimits(depth: 20_000)
        let item = try RLP.decode(Bytes(bytes), limits: limits)
        let again = try RLP.decode(Bytes(Array(bytes)), limits: limits)
        #expect(item == again)
        #expect(Set([item, again]).count == 1)
        #expect(RLP.rebuild(item) == bytes)
        var inner = item
        var depth = 1
        while let next = inner.list?.item(at: 0) {
            inner = next
            depth += 1
        }
        #expect(depth == 20_000)
        #expect(inner.encoded == Bytes([0xc0]))
    }

    @Test("hold for items at the top of a wide list")
    func width() throws {
        let bytes = Bytes([0xf9, 0x03, 0xe8] + [UInt8](repeating: 0xc0, count: 1_000))
        #expect(try RLP.decode(bytes, limits: RLPLimits(itemCount: 1_001)).list?.count == 1_000)
        expectLimit(at: 1_002) { () throws(DecodeError) in
            _ = try RLP.decode(bytes, limits: RLPLimits(itemCount: 1_000))
        }
    }

    @Test("of depth hold for readers")
    func readers() throws {
        var reader = RLPReader(Bytes([0xc2, 0xc1, 0xc0]), maximumDepth: 2)
        var outer = try reader.readList()
        var inner = try outer.readList()
        expectLimit(at: 2) { () throws(DecodeError) in _ = try inner.readList() }
        #expect(!inner.isAtEnd)
        try inner.skip()
        try inner.finish()
        try outer.finish()
        try reader.finish()
    }

    private func expectLimit(
        at offset: Int,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws(DecodeError) -> Void
    ) {
        do {
            try body()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == .limitExceeded, sourceLocation: sourceLocation)
            #expect(error.offset == offset, sourceLocation: sourceLocation)
        }
    }
}
