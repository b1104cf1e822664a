import DequeModule
import HeapModule

/// The messages of one consumer group: ready, delayed and in flight.
///
/// All instants are nanoseconds on the monotonic clock.
struct QueueGroupState {
    /// A message that waits for its time.
    private struct Delayed: Comparable {
        var due: Int64
        var sequence: UInt64
        var entry: QueueEntry

        static func == (lhs: Delayed, rhs: Delayed) -> Bool {
            lhs.due == rhs.due && lhs.sequence == rhs.sequence
        }

        static func < (lhs: Delayed, rhs: Delayed) -> Bool {
            lhs.due == rhs.due ? lhs.sequence < rhs.sequence : lhs.due < rhs.due
        }
    }

    /// A place for a message in flight.
    ///
    /// A token is the delivery's number followed by the place's index.
    private struct Slot {
        var token: UInt64
        var deadline: Int64
        var entry: QueueEntry?
    }

    private struct Deadline {
        var instant: Int64
        var token: UInt64
    }

    static let indexBitCount: UInt64 = 24
    static let maximumInFlight = 1 << Int(indexBitCount)

    let group: ConsumerGroup
    private let acknowledgementDeadline: Int64
    private var ready: Deque<QueueEntry> = []
    private var delayed = Heap<Delayed>()
    private var delayedSequence: UInt64 = 0
    private var slots: [Slot] = []
    private var freeSlots: [Int] = []
    /// In order, because every deadline is the same time after the call that sets it.
    ///
    /// May name deliveries that were settled since.
    private var deadlines: Deque<Deadline> = []

    /// Whether a waiting consumer may find something new.
    var hasNews = false

    init(group: ConsumerGroup) {
        self.group = group
        acknowledgementDeadline = max(0, group.acknowledgementDeadline.inNanoseconds)
    }

    private var inFlightCount: Int { slots.count - freeSlots.count }

    /// Messages that await delivery or settlement.
    var depth: Int { ready.count + delayed.count + inFlightCount }

    /// Adds a published message; `due` is when it may first be delivered, `nil` for at once.
    mutating func add(_ message: QueuedMessage, due: Int64?) {
        let entry = QueueEntry(message: message)
        if let due {
            delay(entry, until: due)
        } else {
            ready.append(entry)
        }
        hasNews = true
    }

    /// Hands out messages, those that come back or were delayed first.
    mutating func take(upTo limit: Int, now: Int64, deliveryNumber: inout UInt64) -> [Delivery] {
        let count = min(limit, group.maximumInFlight - inFlightCount, ready.count + delayed.count)
        guard count > 0 else { return [] }
        var deliveries: [Delivery] = []
        deliveries.reserveCapacity(count)
        let deadline = now.addingSaturating(acknowledgementDeadline)
        while deliveries.count < count, var entry = next(now: now) {
            entry.deliveries += 1
            deliveryNumber &+= 1
            let token = hold(entry, deliveryNumber: deliveryNumber, deadline: deadline)
            let content = entry.message.content
            deliveries.append(
                Delivery(
                    token: token,
                    id: content.id,
                    subject: content.subject,
                    payload: content.payload,
                    headers: content.headers,
                    deliveryCount: entry.deliveries,
                    publishedAt: entry.message.publishedAt
                )
            )
        }
        return deliveries
    }

    /// Settles one delivery and tells whether that took effect; a message given up is appended to `deadLetters`.
    mutating func settle(_ settlement: Settlement, now: Int64, deadLetters: inout [OutgoingMessage]) -> Bool {
        let index = Int(settlement.token & (1 << Self.indexBitCount - 1))
        guard index < slots.count, slots[index].token == settlement.token else { return false }
        switch settlement.verdict {
        case .inProgress:
            guard slots[index].entry != nil else { return false }
            let deadline = now.addingSaturating(acknowledgementDeadline)
            slots[index].deadline = deadline
            deadlines.append(Deadline(instant: deadline, token: settlement.token))
            dropSettledDeadlines()
        case .acknowledge:
            guard release(index) != nil else { return false }
        case .retry(let pause):
            guard let entry = release(index) else { return false }
            let pause = pause ?? group.redeliveryDelay(afterDeliveries: entry.deliveries)
            retry(entry, at: now.addingSaturating(max(0, pause.inNanoseconds)), deadLetters: &deadLetters)
        case .terminate(let reason):
            guard let entry = release(index) else { return false }
            deadLetters.append(entry.deadLetter(of: group, reason: reason))
        }
        return true
    }

    /// Takes back the messages whose deadline has passed.
    mutating func expire(now: Int64, deadLetters: inout [OutgoingMessage]) {
        while let first = deadlines.first {
            let isHeld = holds(first)
            guard !isHeld || first.instant <= now else { return }
            deadlines.removeFirst()
            guard isHeld, let entry = release(index(of: first.token)) else { continue }
            let pause = group.redeliveryDelay(afterDeliveries: entry.deliveries)
            retry(
                entry,
                at: first.instant.addingSaturating(max(0, pause.inNanoseconds)),
                deadLetters: &deadLetters
            )
        }
    }

    /// When a message in flight comes back unless it is settled; call ``expire(now:deadLetters:)`` first.
    var nextDeadline: Int64? { deadlines.first?.instant }

    /// When the next delayed message may be delivered; `nil` while a message in flight must be settled before that.
    var nextDue: Int64? {
        inFlightCount < group.maximumInFlight ? delayed.min?.due : nil
    }

    private mutating func next(now: Int64) -> QueueEntry? {
        if let first = delayed.min, first.due <= now {
            return delayed.removeMin().entry
        }
        return ready.popFirst()
    }

    private mutating func delay(_ entry: QueueEntry, until due: Int64) {
        delayedSequence &+= 1
        delayed.insert(Delayed(due: due, sequence: delayedSequence, entry: entry))
    }

    private mutating func retry(_ entry: QueueEntry, at due: Int64, deadLetters: inout [OutgoingMessage]) {
        if entry.deliveries >= group.maximumDeliveries {
            let reason = "not acknowledged after \(entry.deliveries) deliveries"
            deadLetters.append(entry.deadLetter(of: group, reason: reason))
        } else {
            delay(entry, until: due)
            hasNews = true
        }
    }

    private mutating func hold(_ entry: QueueEntry, deliveryNumber: UInt64, deadline: Int64) -> UInt64 {
        let index = freeSlots.popLast() ?? slots.count
        let token = deliveryNumber << Self.indexBitCount | UInt64(index)
        let slot = Slot(token: token, deadline: deadline, entry: entry)
        if index == slots.count {
            slots.append(slot)
        } else {
            slots[index] = slot
        }
        deadlines.append(Deadline(instant: deadline, token: token))
        return token
    }

    private mutating func release(_ index: Int) -> QueueEntry? {
        guard let entry = slots[index].entry else { return nil }
        if inFlightCount >= group.maximumInFlight {
            hasNews = true
        }
        slots[index].entry = nil
        freeSlots.append(index)
        dropSettledDeadlines()
        return entry
    }

    /// Keeps the deadlines of settled deliveries from piling up, at a constant cost per settlement.
    private mutating func dropSettledDeadlines() {
        if deadlines.count > 2 * inFlightCount + 1_024 {
            let held = deadlines.filter(holds)
            deadlines = Deque(held)
        }
    }

    private func holds(_ deadline: Deadline) -> Bool {
        let slot = slots[index(of: deadline.token)]
        return slot.token == deadline.token && slot.deadline == deadline.instant && slot.entry != nil
    }

    private func index(of token: UInt64) -> Int {
        Int(token & (1 << Self.indexBitCount - 1))
    }
}
