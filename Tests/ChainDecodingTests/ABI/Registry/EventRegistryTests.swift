import ChainDecoding
import Testing

@Suite("Events that are known")
struct EventRegistryTests {
    private static let erc20 = "Transfer(address indexed from, address indexed to, uint256 value)"
    private static let erc721 = "Transfer(address indexed from, address indexed to, uint256 indexed tokenId)"
    private static let unindexed = "Transfer(address from, address to, uint256 value)"
    private static let topic0 = Keccak256.hash("Transfer(address,address,uint256)")
    private static let contract = Address(0, 0, 9)

    private static func word(_ number: UInt64) -> Hash32 { Hash32(0, 0, 0, number) }

    private static func log(_ topics: LogTopics, _ words: [UInt64] = []) -> Log {
        Log(address: contract, topics: topics, data: Bytes(words.flatMap { word($0).bytes }))
    }

    private static func registry(_ events: [String], at address: Address? = nil) throws -> EventRegistry {
        var registry = EventRegistry()
        for event in events.reversed() { try registry.register(ABIEvent(parsing: event), at: address) }
        return registry
    }

    @Test("transfers of ERC-20, of ERC-721 and of early tokens are told apart", arguments: [false, true])
    func transfers(isReversed: Bool) throws {
        let texts = [Self.erc20, Self.erc721, Self.unindexed]
        let registry = try Self.registry(isReversed ? texts.reversed() : texts)
        #expect(registry.count == 3)
        let from = Self.word(1)
        let to = Self.word(2)
        let fungible = try registry.decode(Self.log([Self.topic0, from, to], [7]))
        #expect(fungible.event == (try ABIEvent(parsing: Self.erc20)))
        #expect(fungible["value"] == .value(.uint(7)))
        let unique = try registry.decode(Self.log([Self.topic0, from, to, Self.word(7)]))
        #expect(unique.event == (try ABIEvent(parsing: Self.erc721)))
        #expect(unique["tokenId"] == .value(.uint(7)))
        let early = try registry.decode(Self.log([Self.topic0], [1, 2, 7]))
        #expect(early.event == (try ABIEvent(parsing: Self.unindexed)))
        #expect(early["to"] == .value(.address(Address(0, 0, 2))))
        #expect([fungible, unique, early].allSatisfy { !$0.isAmbiguous })
        #expect(early["nothing"] == nil)
    }

    @Test("a log that is no event's is refused by its topics")
    func unknown() throws {
        let registry = try Self.registry([Self.erc20])
        for topics: LogTopics in [[], [Self.topic0], [Self.word(1), Self.word(2), Self.word(3)]] {
            let error = #expect(throws: DecodeError.self) { try registry.decode(Self.log(topics, [1, 2, 3])) }
            #expect(error?.code == .unsupported)
        }
        let short = #expect(throws: DecodeError.self) {
            try registry.decode(Self.log([Self.topic0, Self.word(1), Self.word(2)]))
        }
        #expect(short?.code == .truncated)
        let dirty = Hash32(1, 0, 0, 1)
        let wide = #expect(throws: DecodeError.self) {
            try registry.decode(Self.log([Self.topic0, dirty, Self.word(2)], [7]))
        }
        #expect(wide?.code == .outOfRange && wide?.path == ["from"])
        let lenient = try registry.decode(
            Self.log([Self.topic0, dirty, Self.word(2)], [7]),
            by: ABIDecoder(mode: .lenient)
        )
        #expect(lenient["from"] == .value(.address(Address(0, 0, 1))))
    }

    @Test("of events that differ in which parameter is a topic, the one that the data are canonical for comes first")
    func canonicalFirst() throws {
        let whole = "E(uint256 indexed a, uint256 b, bytes c)"
        let texts = [whole, "E(uint256 a, uint256 indexed b, bytes c)", "E(uint256 a, uint256 b, bytes indexed c)"]
        let registry = try Self.registry(texts)
        let topics: LogTopics = [Keccak256.hash("E(uint256,uint256,bytes)"), Self.word(3)]
        let bytes = try registry.decode(Self.log(topics, [5, 64, 0]))
        #expect(bytes.event == (try ABIEvent(parsing: whole)))
        #expect(bytes.alternatives == [try ABIEvent(parsing: texts[1])])
        let numbers = try registry.decode(Self.log(topics, [5, 6]))
        #expect(numbers.event == (try ABIEvent(parsing: texts[2])))
        #expect(numbers["c"] == .hash(Self.word(3)))
        #expect(numbers.alternatives.isEmpty)
        let loose = try registry.decode(Self.log(topics, [5, 32, 0, 0]))
        #expect(loose.event == (try ABIEvent(parsing: whole)))
        #expect(loose.alternatives.count == 2 && loose.isAmbiguous)
    }

    @Test("what is registered later comes first, and replaces what differs in names only")
    func order() throws {
        var registry = try Self.registry([Self.erc20])
        try registry.register(ABIEvent(parsing: "Transfer(address indexed src, address indexed dst, uint256 wad)"))
        #expect(registry.count == 1)
        let topics: LogTopics = [Self.topic0, Self.word(1), Self.word(2)]
        #expect(try registry.decode(Self.log(topics, [7]))["wad"] == .value(.uint(7)))
        try registry.register(ABIEvent(parsing: "Transfer(address a, address indexed b, uint256 indexed c)"))
        let decoded = try registry.decode(Self.log(topics, [7]))
        #expect(decoded["c"] == .value(.uint(2)))
        #expect(decoded.alternatives.map { $0.inputs.map(\.name) } == [["src", "dst", "wad"]])
        #expect(registry.candidates(for: topics).count == 2)
    }

    @Test("events of the log's own contract come first, if they can read the log")
    func ownContract() throws {
        var registry = try Self.registry([Self.erc20])
        let own = try ABIEvent(parsing: "Transfer(address indexed a, uint256 indexed c, address b)")
        try registry.register(
            ABIEvent(parsing: "Transfer(address a, address indexed b, uint256 indexed c)"),
            at: Self.contract
        )
        try registry.register(own, at: Self.contract)
        let topics: LogTopics = [Self.topic0, Self.word(1), Self.word(2)]
        let log = Self.log(topics, [7])
        #expect(try registry.decode(log)["c"] == .value(.uint(2)))
        #expect(registry.candidates(for: topics, at: Self.contract).count == 2)
        var elsewhere = log
        elsewhere.address = .zero
        #expect(try registry.decode(elsewhere)["value"] == .value(.uint(7)))
        var wide = log
        wide.data = Bytes(Hash32(1, 0, 0, 7).bytes)
        #expect(try registry.decode(wide)["value"] != nil, "no address, so the contract's own event cannot read it")
    }

    @Test("anonymous events are those of a contract, unless asked, and never come before one with a name")
    func anonymous() throws {
        let ping = try ABIEvent(parsing: "Ping(uint256 x) anonymous")
        let one = try ABIEvent(parsing: "One(bytes32 indexed a) anonymous")
        var registry = try Self.registry([Self.unindexed])
        try registry.register(ping, at: Self.contract)
        try registry.register(one)
        #expect(try registry.decode(Self.log([], [1]))["x"] == .value(.uint(1)))
        #expect(throws: DecodeError.self) { try registry.decode(Self.log([])) }
        #expect(throws: DecodeError.self) { try registry.decode(Self.log([Self.word(5)])) }
        registry.matchesAnonymousAnywhere = true
        #expect(try registry.decode(Self.log([Self.word(5)]))["a"] == .value(.bytes(Bytes(Self.word(5).bytes))))
        #expect(try registry.decode(Self.log([Self.topic0], [1, 2, 3])).event.name == "Transfer")
        #expect(try registry.decode(Self.log([Self.topic0])).event == one, "no transfer, since there are no data")
    }

    @Test("in a batch, each log has its own result")
    func batch() throws {
        let registry = try Self.registry([Self.erc20])
        let topics: LogTopics = [Self.topic0, Self.word(1), Self.word(2)]
        let results = registry.decode([Self.log(topics, [7]), Self.log([]), Self.log(topics), Self.log(topics, [8])])
        #expect(results.count == 4)
        #expect(try results[0].get()["value"] == .value(.uint(7)))
        #expect(throws: DecodeError.self) { try results[1].get() }
        #expect(throws: DecodeError.self) { try results[2].get() }
        #expect(try results[3].get()["value"] == .value(.uint(8)))
        #expect(registry.decode([]).isEmpty)
    }

    @Test("events that are none are refused")
    func refuses() {
        var registry = EventRegistry()
        let indexed = ABIParameter(.bool, isIndexed: true)
        #expect(throws: DecodeError.self) {
            try registry.register(ABIEvent(name: "E", inputs: [ABIParameter(.uint(bits: 7))]))
        }
        #expect(throws: DecodeError.self) {
            try registry.register(ABIEvent(name: "E", inputs: Array(repeating: indexed, count: 4)))
        }
        #expect(registry.count == 0)
    }

    @Test("mutated logs never trap, and cut ones are refused")
    func mutations() throws {
        let seed: UInt64 = 0x5eed_0e0e
        print("mutated logs: seed \(seed)")
        var random = RandomABI(seed: seed)
        let event = try ABIEvent(
            parsing: "E(string indexed a, uint8 b, (bytes, int24[2])[] c, address indexed d, string e)"
        )
        let registry = try Self.registry([
            "\(event.name)(string indexed a, uint8 b, (bytes, int24[2])[] c, address indexed d, string e)"
        ])
        let inputs = event.inputs.filter { !$0.isIndexed }
        let topics: LogTopics = [event.topic0, Self.word(1), Self.word(2)]
        for _ in 0..<300 {
            let data = try ABIEncoder.encode(inputs.map { random.value(of: $0.type) }, as: inputs)
            #expect(throws: Never.self) { try registry.decode(Log(address: .zero, topics: topics, data: Bytes(data))) }
            let cut = Log(address: .zero, topics: topics, data: Bytes(data[..<random.cut(of: data.count - 31)]))
            #expect(throws: DecodeError.self) { try registry.decode(cut) }
            for _ in 0..<10 {
                let mutated = Log(address: .zero, topics: topics, data: Bytes(random.mutated(data)))
                _ = registry.decode([mutated])
            }
        }
    }
}
