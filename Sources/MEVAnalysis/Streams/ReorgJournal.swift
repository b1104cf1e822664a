import ChainDecoding

/// How to undo the last blocks of a stream, so many of them as a reorg may take back.
struct ReorgJournal<Undo: Sendable & Hashable>: Sendable, Hashable {
    private struct Entry: Sendable, Hashable {
        var number: UInt64
        var hash: Hash32?
        var headBefore: Head?
        var undo: Undo
    }

    struct Head: Sendable, Hashable {
        var number: UInt64
        var hash: Hash32?
    }

    /// The last block.
    private(set) var head: Head?
    private var entries: [Entry] = []
    private let depth: Int

    init(depth: Int) {
        self.depth = max(depth, 0)
    }

    /// Whether a block may come next.
    func check(_ block: BlockRecord) throws(StreamError) {
        guard let head else { return }
        guard block.number > head.number else { throw .notAfter(head.number) }
        if let hash = head.hash, let parent = block.parentHash, head.number &+ 1 == block.number, parent != hash {
            throw .notChild(of: hash)
        }
    }

    /// Takes down how to undo a block.
    mutating func append(_ block: BlockRecord, _ undo: Undo) {
        entries.append(Entry(number: block.number, hash: block.hash, headBefore: head, undo: undo))
        head = Head(number: block.number, hash: block.hash)
        if entries.count > depth { entries.removeFirst(entries.count - depth) }
    }

    /// Goes back to before a block, and says how to undo it and those after it, the last one first.
    mutating func rewind(before hash: Hash32) throws(StreamError) -> [Undo] {
        guard let place = entries.lastIndex(where: { $0.hash == hash }) else { throw .unknownBlock(hash) }
        let undone = entries[place...].reversed().map(\.undo)
        head = entries[place].headBefore
        entries.removeSubrange(place...)
        return undone
    }
}
