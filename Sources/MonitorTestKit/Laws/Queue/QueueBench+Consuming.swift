import MonitorCore

extension QueueBench {
    func receiveKeepsItsLimit() async throws {
        let consumer = try await consumer()
        try await publish(0..<30)
        for limit in [1, 2, 25, 10] {
            let count = try await take(consumer, limit: limit).count
            try expectEqual(count, min(limit, limit == 10 ? 2 : limit), "messages for limit \(limit)")
        }
    }

    func inFlightIsLimited() async throws {
        let consumer = try await consumer(group(maximumInFlight: 3))
        let second = try await self.consumer(group(maximumInFlight: 3))
        try await publish(0..<10)
        let first = try await take(consumer)
        try expectEqual(first.count, 3, "messages at first")
        try await expectNothing(second, "at the limit")
        try await consumer.acknowledge(Array(first.prefix(1)))
        try expectEqual(try await take(second).count, 1, "messages after one was settled")
        try await expectNothing(consumer, "at the limit again")
        time.advance(by: .seconds(30))
        try expectEqual(try await take(consumer).count, 3, "messages after all deadlines have passed")
    }

    func depthCounts() async throws {
        try await expectDepth(0, "when it was never declared", group: "nobody")
        let consumer = try await consumer()
        try await expectDepth(0, "when empty")
        try await publish(0..<5)
        try await expectDepth(5, "after publishing")
        let deliveries = try await take(consumer, limit: 3)
        try expectEqual(deliveries.count, 3, "messages taken")
        try await expectDepth(5, "with three in flight")
        try await consumer.acknowledge(Array(deliveries.prefix(2)))
        try await expectDepth(3, "after two were acknowledged")
        try await settle(consumer, deliveries[2], .retry(after: .seconds(60)))
        try await expectDepth(3, "with one that waits for its retry")
    }

    func receiveTimesOut() async throws {
        let consumer = try await consumer()
        let start = time.monotonic
        let (deliveries, didWait) = try await driver.run {
            try await consumer.receive(upTo: 10, timeout: .seconds(5))
        }
        try expect(didWait, "receiving from an empty queue did not wait")
        try expect(deliveries.isEmpty, "an empty queue delivered \(deliveries.map(\.id))")
        let elapsed = time.monotonic - start
        try expect(elapsed >= .seconds(5), "receiving gave up after \(elapsed.text) instead of 5 s")
    }

    func publishWakesReceiver() async throws {
        let consumer = try await consumer()
        let start = time.monotonic
        let (deliveries, _) = try await driver.run {
            try await consumer.receive(upTo: 10, timeout: .seconds(3_600))
        } whenWaiting: {
            try await queue.publish(message(1))
        }
        try expectEqual(deliveries.map(\.id), ["1"], "ids")
        try expect(time.monotonic - start < .seconds(3_000), "the consumer slept through the publication")
    }

    func redeliveryWakesReceiver() async throws {
        let consumer = try await consumer()
        try await publish([1])
        _ = try await takeOne(consumer, "after publishing")
        let start = time.monotonic
        let (deliveries, _) = try await driver.run {
            try await consumer.receive(upTo: 10, timeout: .seconds(3_600))
        }
        try expectEqual(deliveries.map(\.id), ["1"], "ids")
        try expectEqual(deliveries.first?.deliveryCount, 2, "delivery count")
        let elapsed = time.monotonic - start
        try expect(elapsed >= .seconds(30), "the message came again after \(elapsed.text), before its deadline")
        try expect(elapsed < .seconds(3_000), "the consumer slept through the redelivery")
    }

    func cancelledReceiveTakesNothing() async throws {
        let consumer = try await consumer()
        let outcome = await driver.cancelWhenWaiting {
            try await consumer.receive(upTo: 10, timeout: .seconds(3_600))
        }
        guard case .failure(let error) = outcome, error is CancellationError else {
            throw UnmetExpectation(message: "a cancelled receive came to \(outcome)")
        }
        try await publish([1])
        let delivery = try await takeOne(consumer, "after a cancelled receive")
        try expectEqual(delivery.deliveryCount, 1, "delivery count")
    }

    func poisonDoesNotBlock() async throws {
        let consumer = try await consumer()
        let graveyard = try await deadLetterConsumer()
        try await publish(0..<10)
        var handled: Set<String> = []
        for _ in 0..<100 where handled.count < 9 {
            for delivery in try await take(consumer, limit: 2) {
                if delivery.id == "0" {
                    try await settle(consumer, delivery, .retry(after: nil))
                } else {
                    try await settle(consumer, delivery, .acknowledge)
                    handled.insert(delivery.id)
                }
            }
        }
        try expectEqual(handled.count, 9, "messages handled beside the one that always fails")
        for _ in 0..<3 {
            for delivery in try await take(consumer) {
                try await settle(consumer, delivery, .retry(after: nil))
            }
        }
        try expectEqual(try await take(graveyard).map(\.id), ["0"], "dead letters")
    }

    func otherSettingsConflict() async throws {
        _ = try await consumer()
        _ = try await consumer()
        try await expectError(.conflict, "declaring a group with other settings") {
            _ = try await consumer(group(maximumDeliveries: 9))
        }
    }

    func groupNeedsFilter() async throws {
        try await expectError(.invalidArgument, "declaring a group without a filter") {
            _ = try await consumer(group(filters: []))
        }
    }

    func concurrencyLosesNothing() async throws {
        let taken = Shared<[String: Int]>([:])
        let publisherCount = 4
        let messageCount = 100
        // Time passes while others wait, however long a consumer takes from receiving to acknowledging.
        let group = group(deadline: .seconds(1_000_000))
        try await queue.declare([group])
        _ = try await driver.run {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for publisher in 0..<publisherCount {
                    tasks.addTask {
                        for start in stride(from: 0, to: messageCount, by: 5) {
                            let ids = (start..<start + 5).map { "\(publisher)-\($0)" }
                            try await publishPatiently(ids.map { message($0) })
                        }
                    }
                    tasks.addTask {
                        let consumer = try await consumer(group)
                        while true {
                            let deliveries = try await consumer.receive(upTo: 7, timeout: .seconds(5))
                            if taken.value.count == publisherCount * messageCount { return }
                            try await consumer.acknowledge(deliveries)
                            taken.change { taken in
                                for delivery in deliveries {
                                    taken[delivery.id, default: 0] += 1
                                }
                            }
                        }
                    }
                }
                try await tasks.waitForAll()
            }
        }
        let counts = taken.value
        try expectEqual(counts.count, publisherCount * messageCount, "messages taken")
        let twice = counts.filter { $0.value > 1 }.keys.sorted()
        try expect(twice.isEmpty, "acknowledged and taken again: \(twice)")
    }

    private func publishPatiently(_ messages: [OutgoingMessage]) async throws {
        while true {
            do {
                try await queue.publish(messages)
                return
            } catch let error as QueueError where error.code == .full {}
        }
    }

    func everyMessageEnds() async throws {
        let seed: UInt64 = 0x5eed
        var random = SeededGenerator(seed: seed)
        let consumer = try await consumer(group(backoff: [.seconds(1), .seconds(4)]))
        let graveyard = try await deadLetterConsumer()
        var ended: [String: Int] = [:]
        let ids = (0..<40).map(String.init)
        try await publish(0..<40)
        for _ in 0..<2_000 where ended.count < ids.count {
            for delivery in try await take(consumer, limit: Int.random(in: 1...8, using: &random)) {
                switch Int.random(in: 0..<6, using: &random) {
                case 0: break
                case 1: try await settle(consumer, delivery, .retry(after: nil))
                case 2: try await settle(consumer, delivery, .retry(after: .seconds(3)))
                case 3: try await settle(consumer, delivery, .inProgress)
                case 4: try await settle(consumer, delivery, .terminate(reason: "chance"))
                default:
                    if try await settle(consumer, delivery, .acknowledge) == 1 {
                        ended[delivery.id, default: 0] += 1
                    }
                }
            }
            for letter in try await take(graveyard) {
                try await settle(graveyard, letter, .acknowledge)
                ended[letter.id, default: 0] += 1
            }
            time.advance(by: .seconds(Int64.random(in: 0...10, using: &random)))
        }
        let missing = ids.filter { ended[$0] == nil }
        try expect(missing.isEmpty, "seed \(seed): neither acknowledged nor dead: \(missing)")
        let twice = ended.filter { $0.value > 1 }.keys.sorted()
        try expect(twice.isEmpty, "seed \(seed): ended more than once: \(twice)")
        try await expectDepth(0, "at the end")
    }
}
