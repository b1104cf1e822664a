import MonitorCore

extension QueueBench {
    func messagesSurviveReopening() async throws {
        let before = try await consumer()
        try await queue.publish([message("held"), message("refused"), message("waiting 1"), message("waiting 2")])
        try await queue.publish(message("delayed", notBefore: time.now + .seconds(60)))
        let published = time.now
        let taken = try await take(before, limit: 2)
        try expectEqual(taken.map(\.id), ["held", "refused"], "ids before")
        try await settle(before, taken[1], .retry(after: .seconds(10)))

        let opened = try await reopened()
        try await opened.expectDepth(5, "after opening it again")
        time.advance(by: .seconds(50))
        let after = try await opened.consumer()
        let deliveries = try await take(after)
        try expectEqual(deliveries.map(\.id).sorted(), ["held", "refused", "waiting 1", "waiting 2"], "ids")
        let first = deliveries.filter { $0.deliveryCount == 1 }
        try expectEqual(first.map(\.id), ["waiting 1", "waiting 2"], "order of first deliveries")
        for delivery in deliveries {
            let expected = message(delivery.id)
            try expectEqual(delivery.payload, expected.payload, "payload of “\(delivery.id)”")
            try expectEqual(delivery.headers, expected.headers, "headers of “\(delivery.id)”")
            try expectEqual(delivery.subject, expected.subject, "subject of “\(delivery.id)”")
            try expectEqual(delivery.publishedAt, published, "date of “\(delivery.id)”")
        }
        try expectEqual(try await after.acknowledge(deliveries), 4, "settlements that took effect")
        time.advance(by: .seconds(10))
        try expectEqual(try await takeOne(after, "when the delayed message is due").id, "delayed", "id")
    }

    func settlementsSurviveReopening() async throws {
        let before = try await consumer()
        _ = try await deadLetterConsumer()
        try await publish(1...3)
        let deliveries = try await take(before)
        try await before.acknowledge(Array(deliveries.prefix(2)))
        for delivery in deliveries.suffix(1) {
            try await settle(before, delivery, .terminate(reason: "no such monitor"))
        }

        let opened = try await reopened()
        time.advance(by: .seconds(3_600))
        try await opened.expectNothing(try await opened.consumer(), "after opening the queue again")
        try await opened.expectDepth(0, "after opening it again")
        let graveyard = try await opened.deadLetterConsumer()
        let letter = try await takeOne(graveyard, "dead letters")
        try expectEqual(letter.id, "3", "id of the dead letter")
        try expectEqual(letter.headers[DeadLetterHeader.reason], "no such monitor", "reason of the dead letter")
    }

    func deduplicationSurvivesReopening() async throws {
        let before = try await consumer()
        try await publish(1...2)
        try await before.acknowledge(try await take(before, limit: 1))

        let opened = try await reopened()
        let receipt = try await opened.queue.publish([message(1), message(2), message(3)])
        try expectEqual(receipt, PublishReceipt(acceptedCount: 1, duplicateCount: 2), "receipt")
        try expectEqual(try await take(try await opened.consumer()).map(\.id), ["2", "3"], "ids")
    }

    func deliveryCountsSurviveReopening() async throws {
        _ = try await deadLetterConsumer()
        _ = try await consumer()
        try await publish([1])
        var bench = self
        for number in 1...3 {
            let delivery = try await takeOne(try await bench.consumer(), "delivery \(number)")
            try expectEqual(delivery.deliveryCount, number, "delivery count")
            bench = try await bench.reopened()
            time.advance(by: .seconds(30))
        }
        try await bench.expectNothing(try await bench.consumer(), "after the last delivery")
        let letter = try await takeOne(try await bench.deadLetterConsumer(), "dead letters")
        try expectEqual(letter.headers[DeadLetterHeader.deliveries], "3", "header of the deliveries")
    }

    func groupsSurviveReopening() async throws {
        _ = try await consumer()
        let opened = try await reopened()
        try await opened.publish([1])
        try await opened.expectDepth(1, "before anyone consumes")
        try await expectError(.conflict, "declaring the group with other settings") {
            _ = try await opened.consumer(group(maximumDeliveries: 9))
        }
        let late = try await opened.consumer(group("late"))
        try await expectNothing(late, "in a group that is declared later")
        try expectEqual(try await takeOne(try await opened.consumer(), "after declaring it again").id, "1", "id")
    }

    func fencesSurviveReopening() async throws {
        let consumer = try await consumer()
        try await queue.publish([message(1)], fence: Fence(lease: "shard", token: 7))
        try await consumer.acknowledge(try await take(consumer))
        let opened = try await reopened()
        try await expectError(.fenced, "publishing with an older token") {
            try await opened.queue.publish([message(2)], fence: Fence(lease: "shard", token: 6))
        }
        try await opened.queue.publish([message(3)], fence: Fence(lease: "shard", token: 7))
        try expectEqual(try await takeOne(try await opened.consumer(), "after it").id, "3", "id")
    }
}
