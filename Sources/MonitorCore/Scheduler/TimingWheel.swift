/// Timers by the million: adding, cancelling and firing cost a constant time, and an entry takes 24 bytes.
///
/// A hierarchical timing wheel (Varghese and Lauck, 1987) of five levels of 256 positions. The unit of time is a tick of
/// the caller's choosing. An entry is a number the caller gives and knows again when it fires; each may be set once.
public struct TimingWheel: Sendable {
    private static let bits: UInt64 = 8
    private static let positions = 256
    private static let levels = 5
    private static let none = UInt32.max

    private struct Node: Sendable {
        var deadline: UInt64
        var previous: UInt32
        var next: UInt32
        /// The list the node is in: level × positions + position; `none` when it is not set.
        var list: UInt32
    }

    private var nodes: ContiguousArray<Node> = []
    private var heads: ContiguousArray<UInt32>
    /// Entries whose deadline lies beyond the reach of the highest level.
    private static let overflowList = UInt32(levels * positions)

    /// The tick up to which entries have fired.
    public private(set) var now: UInt64
    /// How many entries are set.
    public private(set) var count = 0

    /// Creates a wheel that stands at a tick.
    public init(now: UInt64 = 0) {
        self.now = now
        heads = ContiguousArray(repeating: Self.none, count: Self.levels * Self.positions + 1)
    }

    /// Makes room for entries 0 up to `capacity`.
    public mutating func reserveCapacity(_ capacity: Int) {
        nodes.reserveCapacity(capacity)
    }

    /// Sets an entry, or moves it when it is set already.
    ///
    /// A deadline that is not after ``now`` fires with the next advance.
    ///
    /// - Complexity: O(1), apart from making room the first time.
    public mutating func set(_ entry: UInt32, deadline: UInt64) {
        guard entry < Self.none else { return }
        cancel(entry)
        while nodes.count <= Int(entry) {
            nodes.append(Node(deadline: 0, previous: Self.none, next: Self.none, list: Self.none))
        }
        nodes[Int(entry)].deadline = max(deadline, now + 1)
        link(entry)
        count += 1
    }

    /// Takes an entry out; does nothing when it is not set.
    ///
    /// - Complexity: O(1).
    public mutating func cancel(_ entry: UInt32) {
        guard Int(entry) < nodes.count, nodes[Int(entry)].list != Self.none else { return }
        unlink(entry)
        count -= 1
    }

    /// The deadline of an entry, or `nil` when it is not set.
    public func deadline(of entry: UInt32) -> UInt64? {
        guard Int(entry) < nodes.count, nodes[Int(entry)].list != Self.none else { return nil }
        return nodes[Int(entry)].deadline
    }

    /// Moves to a tick and hands out the entries that are due by then, in order of deadline.
    ///
    /// Among equal deadlines the order is not defined. Entries that fire are no longer set.
    ///
    /// - Parameters:
    ///   - tick: Where to move; an earlier tick than ``now`` changes nothing.
    ///   - limit: The most entries that are handed out; the wheel then stands before the tick of those left.
    ///   - fire: Is given each entry with its deadline.
    /// - Returns: `true` when the wheel has reached `tick`, `false` when the limit stopped it.
    @discardableResult
    public mutating func advance(
        to tick: UInt64,
        limit: Int = .max,
        _ fire: (_ entry: UInt32, _ deadline: UInt64) -> Void
    ) -> Bool {
        var fired = 0
        while now < tick {
            if count == 0 {
                now = tick
                return true
            }
            let next = now + 1
            cascade(at: next)
            let list = Int(next & 0xff)
            while heads[list] != Self.none {
                guard fired < limit else { return false }
                let entry = heads[list]
                let deadline = nodes[Int(entry)].deadline
                unlink(entry)
                count -= 1
                fired += 1
                fire(entry, deadline)
            }
            now = next
        }
        return true
    }

    /// Moves what a higher level holds for the span that begins at `tick` to the levels below.
    private mutating func cascade(at tick: UInt64) {
        var level = 1
        while level < Self.levels, tick & ((1 << (Self.bits * UInt64(level))) - 1) == 0 {
            let position = Int(tick >> (Self.bits * UInt64(level)) & 0xff)
            relink(level * Self.positions + position, at: tick)
            level += 1
        }
        if level == Self.levels, tick & ((1 << (Self.bits * UInt64(Self.levels))) - 1) == 0 {
            relink(Int(Self.overflowList), at: tick)
        }
    }

    private mutating func relink(_ list: Int, at tick: UInt64) {
        var entry = heads[list]
        heads[list] = Self.none
        while entry != Self.none {
            let next = nodes[Int(entry)].next
            link(entry, from: tick - 1)
            entry = next
        }
    }

    private mutating func link(_ entry: UInt32) {
        link(entry, from: now)
    }

    private mutating func link(_ entry: UInt32, from base: UInt64) {
        let deadline = nodes[Int(entry)].deadline
        let list = Self.list(for: deadline, from: base)
        let head = heads[Int(list)]
        nodes[Int(entry)].list = list
        nodes[Int(entry)].previous = Self.none
        nodes[Int(entry)].next = head
        if head != Self.none {
            nodes[Int(head)].previous = entry
        }
        heads[Int(list)] = entry
    }

    private mutating func unlink(_ entry: UInt32) {
        let node = nodes[Int(entry)]
        if node.previous != Self.none {
            nodes[Int(node.previous)].next = node.next
        } else {
            heads[Int(node.list)] = node.next
        }
        if node.next != Self.none {
            nodes[Int(node.next)].previous = node.previous
        }
        nodes[Int(entry)].list = Self.none
    }

    /// The list for a deadline: the lowest level on which deadline and the tick after `base` share all higher digits.
    private static func list(for deadline: UInt64, from base: UInt64) -> UInt32 {
        let reference = base + 1
        for level in 0..<levels {
            let shift = bits * UInt64(level + 1)
            if deadline >> shift == reference >> shift {
                let position = deadline >> (bits * UInt64(level)) & 0xff
                return UInt32(level * positions) + UInt32(position)
            }
        }
        return overflowList
    }
}
