import MonitorCore

extension QueueBench {
    func duplicateIsDropped() async throws {
        let consumer = try await consumer()
        try await publish([1])
        let second = try await queue.publish([message(1), message(2)])
        try expectEqual(second, PublishReceipt(acceptedCount: 1, duplicateCount: 1), "receipt")
        let otherSubject = try await queue.publish(message(1, subject: "work.b"))
        try expectEqual(otherSubject.acceptedCount, 1, "accepted under another subject")
        let deliveries = try await take(consumer)
        try expectEqual(deliveries.map(\.id).sorted(), ["1", "1", "2"], "ids")
        try await consumer.acknowledge(deliveries)
        try expectEqual(try await queue.publish(message(1)).duplicateCount, 1, "duplicates once acknowledged")
        try await expectNothing(consumer, "after publishing a duplicate")
    }

    func duplicateInBatchIsDropped() async throws {
        let consumer = try await consumer()
        let receipt = try await queue.publish([message(1), message(2), message(1)])
        try expectEqual(receipt, PublishReceipt(acceptedCount: 2, duplicateCount: 1), "receipt")
        try expectEqual(try await take(consumer).map(\.id), ["1", "2"], "ids")
    }

    func idIsForgottenAfterTheWindow() async throws {
        let consumer = try await consumer()
        try await publish([1])
        try await consumer.acknowledge(try await take(consumer))
        time.advance(by: conditions.deduplicationWindow - .seconds(1))
        try expectEqual(try await queue.publish(message(1)).duplicateCount, 1, "duplicates within the window")
        time.advance(by: .seconds(2))
        try expectEqual(try await queue.publish(message(1)).acceptedCount, 1, "accepted after the window")
        _ = try await takeOne(consumer, "after publishing anew")
    }

    func keepsOrder() async throws {
        let consumer = try await consumer()
        let ids = Array(0..<60)
        var rest = ids[...]
        for size in [1, 7, 2, 20, 30] {
            try await publish(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        var received: [String] = []
        for limit in [1, 10, 3, 100] {
            received += try await take(consumer, limit: limit).map(\.id)
        }
        try expectEqual(received, ids.map(String.init), "order of delivery")
    }

    func groupsEachGetAll() async throws {
        let first = try await consumer(group("first"))
        let second = try await consumer(group("second"))
        try await publish(0..<10)
        let deliveries = try await take(first)
        try await first.acknowledge(deliveries)
        try expectEqual(deliveries.map(\.id), try await take(second).map(\.id), "ids in both groups")
        try expectEqual(deliveries.count, 10, "messages in the first group")
    }

    func consumersShareTheWork() async throws {
        let first = try await consumer()
        let second = try await consumer()
        try await publish(0..<20)
        var ids: [String] = []
        for _ in 0..<5 {
            ids += try await take(first, limit: 2).map(\.id)
            ids += try await take(second, limit: 2).map(\.id)
        }
        try expectEqual(ids.sorted(), (0..<20).map(String.init).sorted(), "ids over both consumers")
        try await expectNothing(first, "after all was taken")
    }

    func groupCollectsFromItsDeclaration() async throws {
        _ = try await consumer(group("early"))
        try await publish([1])
        let late = try await consumer(group("late"))
        try await publish([2])
        time.advance(by: .seconds(300))
        let early = try await consumer(group("early"))
        try expectEqual(try await take(early).map(\.id), ["1", "2"], "ids in the early group")
        try expectEqual(try await take(late).map(\.id), ["2"], "ids in the late group")
    }

    func filtersSelect() async throws {
        let one = try await consumer(group("one", filters: ["a.*.c"]))
        let many = try await consumer(group("many", filters: ["a.>", "b"]))
        let subjects: [Subject] = ["a", "a.b", "a.b.c", "a.x.c", "a.b.c.d", "b", "b.c"]
        try await queue.publish(subjects.map { message($0, subject: $0) })
        try expectEqual(try await take(one).map(\.subject), ["a.b.c", "a.x.c"], "subjects of a.*.c")
        try expectEqual(
            try await take(many).map(\.subject),
            ["a.b", "a.b.c", "a.x.c", "a.b.c.d", "b"],
            "subjects of a.> and b"
        )
    }

    func delayedIsNotEarly() async throws {
        let consumer = try await consumer()
        try await queue.publish([
            message(1, notBefore: time.now + .seconds(10)),
            message(2),
            message(3, notBefore: time.now - .seconds(10)),
        ])
        try expectEqual(Set(try await take(consumer).map(\.id)), ["2", "3"], "ids at once")
        try await expectDepth(3, "with a delayed message")
        time.advance(by: .milliseconds(9_900))
        try await expectNothing(consumer, "before its time")
        time.advance(by: .milliseconds(100))
        let delivery = try await takeOne(consumer, "at its time")
        try expectEqual(delivery.id, "1", "id")
        try expectEqual(delivery.deliveryCount, 1, "delivery count")
    }

    func emptyBatchIsAccepted() async throws {
        let consumer = try await consumer()
        let receipt = try await queue.publish([])
        try expectEqual(receipt, PublishReceipt(acceptedCount: 0, duplicateCount: 0), "receipt")
        try await expectNothing(consumer, "after an empty batch")
        try expectEqual(try await consumer.settle([]), 0, "empty settlements that took effect")
    }

    func oversizedBatchIsRefusedWhole() async throws {
        let consumer = try await consumer()
        let messages = (0...queue.maximumBatchCount).map { message($0) }
        try await expectError(.invalidArgument, "a batch beyond the limit") {
            _ = try await driver.run { try await queue.publish(messages) }
        }
        try await expectNothing(consumer, "after a refused batch")
        try expectEqual(try await queue.publish(message(0)).acceptedCount, 1, "accepted after a refused batch")
    }

    func publishWaitsForRoom() async throws {
        let consumer = try await consumer()
        try await fill()
        let (receipt, didWait) = try await driver.run {
            try await queue.publish([message("last")])
        } whenWaiting: {
            try await consumer.acknowledge(try await take(consumer, limit: 4))
        }
        try expect(didWait, "publishing to a full queue did not wait")
        try expectEqual(receipt.acceptedCount, 1, "accepted once there was room")
        let rest = try await take(consumer)
        try expectEqual(rest.last?.id, "last", "the last message")
        try expectEqual(rest.count, conditions.maximumDepth - 3, "messages left")
    }

    func publishGivesUp() async throws {
        let consumer = try await consumer()
        try await fill()
        let start = time.monotonic
        try await expectError(.full, "publishing to a queue that stays full") {
            _ = try await driver.run { try await queue.publish([message("a"), message("b")]) }
        }
        try expect(time.monotonic - start >= conditions.roomTimeout, "publishing gave up too early")
        let deliveries = try await take(consumer)
        try expectEqual(deliveries.count, conditions.maximumDepth, "messages in the full queue")
        try await consumer.acknowledge(deliveries)
        let receipt = try await queue.publish([message("a"), message("b")])
        try expectEqual(receipt.acceptedCount, 2, "accepted when published again")
    }

    func publishNeedNotWait() async throws {
        let consumer = try await consumer()
        try await fill()
        let start = time.monotonic
        try await expectError(.full, "publishing to a full queue without waiting") {
            _ = try await driver.run {
                try await queue.publish([message("a")], fence: nil, waitsForRoom: false)
            }
        }
        try expect(time.monotonic == start, "publishing waited although told not to")
        try await consumer.acknowledge(try await take(consumer))
        let receipt = try await queue.publish([message("a")], fence: nil, waitsForRoom: false)
        try expectEqual(receipt.acceptedCount, 1, "accepted once there was room")
    }

    func cancelledPublishLeavesNothing() async throws {
        let consumer = try await consumer()
        try await fill()
        let outcome = await driver.cancelWhenWaiting { try await queue.publish([message("late")]) }
        guard case .failure(let error) = outcome, error is CancellationError else {
            throw UnmetExpectation(message: "a cancelled publication came to \(outcome)")
        }
        let deliveries = try await take(consumer)
        try await consumer.acknowledge(deliveries)
        time.advance(by: conditions.roomTimeout)
        try await expectNothing(consumer, "after the cancelled publication")
        try expectEqual(try await queue.publish(message("late")).acceptedCount, 1, "accepted when published again")
    }

    func olderFenceIsRefused() async throws {
        let consumer = try await consumer()
        let old = Fence(lease: "shard", token: 4)
        let new = Fence(lease: "shard", token: 7)
        try await queue.publish([message(1)], fence: old)
        try await queue.publish([message(2)], fence: new)
        try await expectError(.fenced, "publishing with an older token") {
            try await queue.publish([message(3), message(4)], fence: old)
        }
        try await queue.publish([message(5)], fence: new)
        try await queue.publish([message(6)], fence: Fence(lease: "other", token: 1))
        try expectEqual(try await take(consumer).map(\.id), ["1", "2", "5", "6"], "ids")
        try expectEqual(try await queue.publish(message(3)).acceptedCount, 1, "accepted without a fence")
    }

    func emptyBatchRaisesTheFence() async throws {
        try await queue.publish([], fence: Fence(lease: "shard", token: 9))
        try await expectError(.fenced, "publishing after the mark was raised") {
            try await queue.publish([message(1)], fence: Fence(lease: "shard", token: 8))
        }
        try await expectError(.fenced, "an empty batch with an older token") {
            try await queue.publish([], fence: Fence(lease: "shard", token: 8))
        }
    }
}
