import MonitorCore

extension QueueBench {
    func deliversWhatWasPublished() async throws {
        let consumer = try await consumer()
        let message = message("1")
        let receipt = try await queue.publish(message)
        try expectEqual(receipt, PublishReceipt(acceptedCount: 1, duplicateCount: 0), "receipt")
        let published = time.now
        time.advance(by: .seconds(3))
        let delivery = try await takeOne(consumer, "after publishing")
        try expectEqual(delivery.id, message.id, "id")
        try expectEqual(delivery.subject, message.subject, "subject")
        try expectEqual(delivery.payload, message.payload, "payload")
        try expectEqual(delivery.headers, message.headers, "headers")
        try expectEqual(delivery.deliveryCount, 1, "delivery count")
        try expectEqual(delivery.publishedAt, published, "date of publication")
    }

    func acknowledgedIsGone() async throws {
        let consumer = try await consumer()
        try await publish(1...3)
        let deliveries = try await take(consumer)
        try expectEqual(try await consumer.acknowledge(deliveries), 3, "settlements that took effect")
        time.advance(by: .seconds(3_600))
        try await expectNothing(consumer, "after acknowledging everything")
        try await expectDepth(0, "after acknowledging everything")
    }

    func unsettledComesAgain() async throws {
        let consumer = try await consumer()
        try await publish([1])
        let first = try await takeOne(consumer, "after publishing")
        time.advance(by: .seconds(29))
        try await expectNothing(consumer, "before the deadline")
        time.advance(by: .seconds(1))
        let second = try await takeOne(consumer, "after the deadline")
        try expectEqual(second.id, first.id, "id")
        try expectEqual(second.payload, first.payload, "payload")
        try expectEqual(second.deliveryCount, 2, "delivery count")
    }

    func retryWaitsForItsDelay() async throws {
        let consumer = try await consumer()
        try await publish([1])
        let first = try await takeOne(consumer, "after publishing")
        try expectEqual(try await settle(consumer, first, .retry(after: .seconds(5))), 1, "settlements in effect")
        time.advance(by: .milliseconds(4_900))
        try await expectNothing(consumer, "before the delay has passed")
        time.advance(by: .milliseconds(100))
        let second = try await takeOne(consumer, "after the delay")
        try expectEqual(second.deliveryCount, 2, "delivery count")
        try await settle(consumer, second, .retry(after: .zero))
        let third = try await takeOne(consumer, "after refusing without delay")
        try expectEqual(third.deliveryCount, 3, "delivery count")
    }

    func retryFollowsTheBackoff() async throws {
        let group = group(backoff: [.seconds(2), .seconds(8)], maximumDeliveries: 10)
        let consumer = try await consumer(group)
        try await publish([1])
        for (number, pause) in [2, 8, 8, 8].enumerated() {
            let delivery = try await takeOne(consumer, "delivery \(number + 1)")
            try expectEqual(delivery.deliveryCount, number + 1, "delivery count")
            try await settle(consumer, delivery, .retry(after: nil))
            time.advance(by: .seconds(pause) - .milliseconds(100))
            try await expectNothing(consumer, "before pause \(number + 1) has passed")
            time.advance(by: .milliseconds(100))
        }
    }

    func inProgressExtendsTheDeadline() async throws {
        let consumer = try await consumer()
        try await publish([1])
        let delivery = try await takeOne(consumer, "after publishing")
        for _ in 0..<3 {
            time.advance(by: .seconds(20))
            try expectEqual(try await settle(consumer, delivery, .inProgress), 1, "extensions that took effect")
            try await expectNothing(consumer, "while in progress")
        }
        time.advance(by: .seconds(29))
        try await expectNothing(consumer, "before the extended deadline")
        time.advance(by: .seconds(1))
        let again = try await takeOne(consumer, "after the extended deadline")
        try expectEqual(again.deliveryCount, 2, "delivery count")
        try expectEqual(try await settle(consumer, again, .acknowledge), 1, "settlements in effect")
    }

    func terminatedBecomesDeadLetter() async throws {
        let consumer = try await consumer()
        let graveyard = try await deadLetterConsumer()
        try await publish([1])
        let delivery = try await takeOne(consumer, "after publishing")
        let reason = "no such monitor"
        try expectEqual(
            try await settle(consumer, delivery, .terminate(reason: reason)),
            1,
            "settlements in effect"
        )
        try await expectDeadLetter(of: delivery, reason: reason, deliveries: 1, in: graveyard)
        time.advance(by: .seconds(60))
        try await expectNothing(consumer, "after terminating")
    }

    func exhaustedBecomesDeadLetter() async throws {
        let consumer = try await consumer()
        let graveyard = try await deadLetterConsumer()
        try await publish([1])
        for number in 1...3 {
            try await expectNothing(graveyard, "before delivery \(number)")
            let delivery = try await takeOne(consumer, "delivery \(number)")
            try await settle(consumer, delivery, .retry(after: nil))
            if number == 3 {
                try await expectDeadLetter(of: delivery, reason: nil, deliveries: 3, in: graveyard)
            }
        }
        try await expectNothing(consumer, "after the last delivery")
        try await expectDepth(0, "after the last delivery")
    }

    func abandonedBecomesDeadLetter() async throws {
        let consumer = try await consumer()
        let graveyard = try await deadLetterConsumer()
        try await publish([1])
        var last: Delivery?
        for number in 1...3 {
            last = try await takeOne(consumer, "delivery \(number)")
            time.advance(by: .seconds(30))
        }
        if let last {
            try await expectDeadLetter(of: last, reason: nil, deliveries: 3, in: graveyard)
        }
        try await expectNothing(consumer, "after the last delivery")
    }

    private func expectDeadLetter(
        of delivery: Delivery,
        reason: String?,
        deliveries: Int,
        in graveyard: any QueueConsumer
    ) async throws {
        let letter = try await takeOne(graveyard, "dead letters")
        try expectEqual(letter.id, delivery.id, "id of the dead letter")
        try expectEqual(letter.payload, delivery.payload, "payload of the dead letter")
        try expectEqual(letter.subject, "dead.work", "subject of the dead letter")
        try expectEqual(letter.headers["number"], delivery.headers["number"], "own header of the dead letter")
        let headers = letter.headers
        try expectEqual(headers[DeadLetterHeader.subject], delivery.subject.rawValue, "header of the subject")
        try expectEqual(headers[DeadLetterHeader.deliveries], "\(deliveries)", "header of the deliveries")
        let given = headers[DeadLetterHeader.reason] ?? ""
        try expect(reason.map { $0 == given } ?? !given.isEmpty, "the dead letter's reason is “\(given)”")
    }

    func lateSettlementIsLost() async throws {
        let consumer = try await consumer()
        try await publish([1])
        let first = try await takeOne(consumer, "after publishing")
        time.advance(by: .seconds(30))
        try expectEqual(try await settle(consumer, first, .acknowledge), 0, "late settlements that took effect")
        let second = try await takeOne(consumer, "after the deadline")
        try expectEqual(try await settle(consumer, first, .acknowledge), 0, "settlements with an old token")
        try expectEqual(try await settle(consumer, second, .acknowledge), 1, "settlements in effect")
    }

    func secondSettlementIsLost() async throws {
        let consumer = try await consumer()
        try await publish([1, 2])
        let deliveries = try await take(consumer)
        try expectEqual(try await consumer.acknowledge(deliveries), 2, "first settlements")
        try expectEqual(try await consumer.acknowledge(deliveries), 0, "second settlements")
        try await publish([3])
        _ = try await takeOne(consumer, "after publishing again")
        try expectEqual(try await consumer.acknowledge(deliveries), 0, "third settlements")
        try await expectDepth(1, "with one message in flight")
    }

    func foreignSettlementIsLost() async throws {
        let consumer = try await consumer()
        let other = try await self.consumer(group("other"))
        try await publish([1])
        let mine = try await takeOne(consumer, "after publishing")
        _ = try await takeOne(other, "after publishing")
        try expectEqual(try await settle(other, mine, .acknowledge), 0, "settlements through another group")
        try await expectDepth(1, "after it")
        try await expectDepth(1, "after it", group: "other")
        try expectEqual(try await settle(consumer, mine, .acknowledge), 1, "settlements through the own group")
    }
}
