import ChainDecoding

extension Mutator {
    /// Drops, repeats or moves an item, or puts another in its place; lists are as long as they say.
    mutating func mutateRLP(with other: [UInt8]) {
        // The number of a transaction's type may stand in front.
        let prefix = bytes.count > 1 && bytes[0] < 0x80 ? 1 : 0
        guard let root = try? RLP.decode(Bytes(bytes[prefix...])) else { return mutateBytes(with: other) }
        var items = [root]
        var index = 0
        while index < items.count {
            if let list = items[index].list { items += list }
            index += 1
        }
        let place = Int.random(in: 0..<items.count, using: &generator)
        let encoded = rewritten(root, at: place, with: items[.random(in: 0..<items.count, using: &generator)])
        replace(prefix..<bytes.count, by: encoded)
    }

    /// Writes an item again but for that at a place, counted as they are written.
    private mutating func rewritten(_ root: RLPItem, at place: Int, with other: RLPItem) -> [UInt8] {
        var encoder = RLPEncoder()
        var open: [RLPList.Iterator] = []
        var next: RLPItem? = root
        var count = 0
        repeat {
            if let item = next {
                if count == place {
                    append(item, with: other, to: &encoder)
                } else if let list = item.list {
                    encoder.openList()
                    open.append(list.makeIterator())
                } else {
                    encoder.append(item)
                }
                count += 1
            } else {
                encoder.closeList()
                open.removeLast()
            }
            next = open.indices.last.flatMap { open[$0].next() }
        } while !open.isEmpty
        return encoder.encoded
    }

    private mutating func append(_ item: RLPItem, with other: RLPItem, to encoder: inout RLPEncoder) {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: break
        case 1:
            encoder.append(item)
            encoder.append(item)
        case 2: encoder.append(other)
        case 3:
            encoder.openList()
            if chance(of: 1, in: 2) { encoder.append(item) }
            encoder.closeList()
        case 4: encoder.append(Bytes(randomWord()))
        case 5: encoder.append(Bytes(Array(randomWord().drop { $0 == 0 })))
        case 6: encoder.append(Bytes(randomBytes()))
        default: encoder.append(changed(item.bytes ?? item.encoded))
        }
    }

    /// The content of an item, which may be RLP again, as a transaction in a block is.
    private mutating func changed(_ content: Bytes) -> Bytes {
        guard !content.isEmpty else { return content }
        var inner = Mutator(content.array, generator: generator)
        if chance(of: 1, in: 2) { inner.mutateRLP(with: bytes) } else { inner.mutateBytes(with: bytes) }
        generator = inner.generator
        return Bytes(inner.bytes)
    }
}
