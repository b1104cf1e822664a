import MonitorCore
import Testing

@testable import CheckProtocols

@Suite("Lookup queue")
struct LookupQueueTests {
    private typealias Queue = LookupQueue<Int>

    private func name(_ host: String) -> Queue.Name { Queue.Name(host: host, family: .any) }

    /// A queue in which some names have just answered promptly.
    private func queue(_ threadCount: Int, prompt: [String], maximumPending: Int = 100) -> Queue {
        var queue = Queue(threadCount: threadCount, maximumPending: maximumPending)
        for host in prompt {
            _ = queue.add(0, for: name(host))
            for ready in queue.takeReady() where queue.begin(ready) { _ = queue.finish(ready, isPrompt: true) }
        }
        return queue
    }

    @Test("those who ask for one name share its lookup")
    func coalescing() {
        var queue = Queue(threadCount: 4, maximumPending: 100)
        _ = queue.add(1, for: name("a"))
        #expect(queue.takeReady() == [name("a")])
        _ = queue.add(2, for: name("a"))
        _ = queue.add(3, for: Queue.Name(host: "a", family: .ipv6))
        #expect(queue.takeReady() == [Queue.Name(host: "a", family: .ipv6)])
        #expect(queue.begin(name("a")) == true)
        #expect(queue.finish(name("a"), isPrompt: true).sorted() == [1, 2])
        #expect(queue.finish(name("a"), isPrompt: true) == [])
    }

    @Test("names that hang leave half of the threads to those that answer")
    func isolation() {
        let healthy = (0..<10).map { "fine-\($0)" }
        var queue = queue(8, prompt: healthy, maximumPending: 200)
        for index in 0..<100 where queue.add(index, for: name("hole-\(index)")) == nil { Issue.record("no room") }
        let holes = queue.takeReady()
        #expect(holes.count == 4)
        for hole in holes { #expect(queue.begin(hole) == true) }
        queue = relieved(queue, of: holes)
        for host in healthy.prefix(4) { _ = queue.add(0, for: name(host)) }
        #expect(queue.takeReady() == healthy.prefix(4).map(name))
    }

    /// Lets those who wait for running lookups give up.
    private func relieved(_ queue: Queue, of names: [Queue.Name]) -> Queue {
        var queue = queue
        for id in 0...200 as ClosedRange<UInt64> {
            for name in names { _ = queue.remove(id, from: name) }
        }
        return queue
    }

    @Test("a name that hangs is doubtful from then on, and until it answers promptly")
    func doubt() throws {
        var queue = queue(2, prompt: ["a", "b", "c"])
        let firstAdded = queue.add(1, for: name("a"))
        let first = try #require(firstAdded)
        #expect(queue.takeReady() == [name("a")])
        #expect(queue.begin(name("a")) == true)
        #expect(queue.remove(first, from: name("a"))?.isRunning == true)
        _ = queue.add(2, for: name("new"))
        #expect(queue.takeReady() == [], "the thread for doubtful names is taken")
        _ = queue.add(3, for: name("b"))
        #expect(queue.takeReady() == [name("b")])
        #expect(queue.finish(name("a"), isPrompt: false) == [])
        #expect(queue.takeReady() == [name("new")])
    }

    @Test("a canary does not wait for names that hang, even one that does already")
    func canary() {
        var queue = queue(2, prompt: [])
        for (index, host) in ["hole-1", "hole-2", "canary"].enumerated() { _ = queue.add(index, for: name(host)) }
        #expect(queue.takeReady() == [name("hole-1")])
        _ = queue.add(3, for: name("canary"), isCanary: true)
        #expect(queue.takeReady() == [name("canary")])
        #expect(queue.begin(name("canary")) == true)
        #expect(queue.finish(name("canary"), isPrompt: false).sorted() == [2, 3])
        _ = queue.add(4, for: name("other canary"), isCanary: true)
        #expect(queue.takeReady() == [name("other canary")])
    }

    @Test("a lookup that nobody waits for any more is not begun")
    func abandoned() throws {
        var queue = Queue(threadCount: 1, maximumPending: 100)
        let firstAdded = queue.add(1, for: name("a"))
        let first = try #require(firstAdded)
        let secondAdded = queue.add(2, for: name("b"))
        let second = try #require(secondAdded)
        #expect(queue.takeReady() == [name("a")])
        #expect(queue.remove(first, from: name("a"))?.isRunning == false)
        #expect(queue.remove(first, from: name("a")) == nil)
        #expect(queue.remove(second, from: name("b"))?.isRunning == false)
        #expect(queue.begin(name("a")) == false)
        #expect(queue.takeReady() == [])
        _ = queue.add(3, for: name("b"))
        #expect(queue.takeReady() == [name("b")])
    }

    @Test("what waits is bounded, and all of it can be ended")
    func bounds() {
        var queue = Queue(threadCount: 1, maximumPending: 2)
        #expect(queue.add(1, for: name("a")) != nil)
        #expect(queue.add(2, for: name("a")) != nil)
        #expect(queue.add(3, for: name("a")) == nil)
        #expect(queue.add(3, for: name("b")) == nil)
        #expect(queue.finishAll().sorted() == [1, 2])
        #expect(queue.add(3, for: name("b")) != nil)
        #expect(queue.takeReady() == [name("b")])
    }
}
