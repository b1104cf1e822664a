import ChainDecoding
import Testing

@Suite("Logs and blooms")
struct LogTests {
    @Test("Four topics have room, a fifth has not")
    func topics() {
        let hashes = (1...5).map { Hash32(0, 0, 0, $0) }
        for count in 0...4 {
            let topics = LogTopics(hashes.prefix(count))
            #expect(topics.map(Array.init) == Array(hashes.prefix(count)))
            #expect(topics?.topic0 == hashes.prefix(count).first)
        }
        #expect(LogTopics(hashes) == nil)
        #expect(LogTopics(hashes.prefix(1)) != LogTopics([hashes[0], .zero]))
    }

    @Test("A bloom finds what it was made of")
    func bloom() throws {
        let address = try #require(Address("0x22341ae42d6dd7384bc8584e50419ea3ac75b83f"))
        let topic = try #require(Hash32("0x04491edcd115127caedbd478e2e7895ed80c7847e903431f94f9cfa579cad47f"))
        let bloom = Bloom(of: [Log(address: address, topics: [topic])])
        #expect(bloom.mayContain(address))
        #expect(bloom.mayContain(topic))
        #expect(!bloom.mayContain(Hash32.zero))
        #expect(bloom.bytes.array.reduce(0) { $0 + $1.nonzeroBitCount } == 6)
        var union = Bloom()
        union.formUnion(bloom)
        #expect(union == bloom)
        #expect(Bloom(Bytes([0])) == nil)
    }
}
