import ChainDecoding

/// An item written as the yellow paper defines it, to compare with: small, recursive and slow.
enum RLPModel: Hashable {
    case bytes([UInt8])
    indirect case list([RLPModel])

    static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }

    init(_ item: RLPItem) {
        self =
            switch item.content {
            case .bytes(let bytes): .bytes(bytes.array)
            case .list(let items): .list(items.map(RLPModel.init))
            }
    }

    /// Reads an item with a reader, which is to find the same as the decoder of trees.
    init(_ reader: inout RLPReader) throws(DecodeError) {
        guard reader.nextIsList else {
            self = .bytes(try reader.readBytes().array)
            return
        }
        self = .list(
            try reader.readList { list throws(DecodeError) in
                var items: [RLPModel] = []
                while !list.isAtEnd { items.append(try RLPModel(&list)) }
                return items
            }
        )
    }

    init(using generator: inout SeededGenerator, depth: Int = 0) {
        if depth < 6, Int.random(in: 0..<3, using: &generator) > 0 {
            let count = Int.random(in: 0..<5, using: &generator)
            self = .list((0..<count).map { _ in RLPModel(using: &generator, depth: depth + 1) })
        } else {
            let sizes = [0, 1, 1, 2, 20, 32, 54, 55, 56, 57, 255, 256, 300]
            let count = sizes.randomElement(using: &generator) ?? 0
            self = .bytes((0..<count).map { _ in .random(in: 0...255, using: &generator) })
        }
    }

    var encoded: [UInt8] {
        switch self {
        case .bytes(let bytes):
            return bytes.count == 1 && bytes[0] < 128 ? bytes : Self.header(128, bytes.count) + bytes
        case .list(let items):
            let payload = items.flatMap(\.encoded)
            return Self.header(192, payload.count) + payload
        }
    }

    func append(to encoder: inout RLPEncoder) {
        switch self {
        case .bytes(let bytes): encoder.append(Bytes(bytes))
        case .list(let items):
            encoder.appendList { list in
                for item in items { item.append(to: &list) }
            }
        }
    }

    private static func header(_ base: Int, _ count: Int) -> [UInt8] {
        guard count > 55 else { return [UInt8(base + count)] }
        var digits: [UInt8] = []
        var rest = count
        while rest > 0 {
            digits.insert(UInt8(rest % 256), at: 0)
            rest /= 256
        }
        return [UInt8(base + 55 + digits.count)] + digits
    }
}

extension RLP {
    /// The encoding of an item, made anew from its contents.
    static func rebuild(_ item: RLPItem) -> [UInt8] {
        var encoder = RLPEncoder()
        var open: [RLPList.Iterator] = []
        var next: RLPItem? = item
        repeat {
            switch next?.content {
            case .bytes(let bytes)?: encoder.append(bytes)
            case .list(let items)?:
                encoder.openList()
                open.append(items.makeIterator())
            case nil:
                encoder.closeList()
                open.removeLast()
            }
            next = open.indices.last.flatMap { open[$0].next() }
        } while !open.isEmpty
        return encoder.encoded
    }

    /// Lists in each other, the innermost empty.
    static func nested(_ depth: Int) -> [UInt8] {
        RLP.encode { encoder in
            for _ in 0..<depth { encoder.openList() }
        }
    }
}
