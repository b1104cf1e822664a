import ChainDecoding
import Testing

@Suite("Calls, logs and reverts")
struct CallsAndLogsTests {
    private static let transfer = ABIFunction(
        name: "transfer",
        inputs: [ABIParameter(.address, name: "to"), ABIParameter(.uint(bits: 256), name: "amount")],
        outputs: [ABIParameter(.bool)]
    )

    @Test("a call is encoded and decoded, and another's is refused")
    func calls() throws {
        #expect(Self.transfer.selector.description == "0xa9059cbb")
        let arguments: [ABIValue] = [
            .address(try Address(hex: "0x" + String(repeating: "11", count: 20))), .uint(1_000),
        ]
        let call = Bytes(try Self.transfer.encodeCall(arguments))
        #expect(call.count == 68)
        #expect(try Self.transfer.decodeCall(call) == arguments)
        let other = try ABIFunction(parsing: "approve(address,uint256)")
        let error = #expect(throws: DecodeError.self) { try other.decodeCall(call) }
        #expect(error?.code == .unsupported)
        var truncations = Truncations()
        truncations.check(call.array) { try Self.transfer.decodeCall(Bytes($0)) }
        print("call: \(truncations)")
        #expect(truncations.count == 68)
    }

    @Test("transfers of ERC-20 and ERC-721 are told apart by their topics")
    func logs() throws {
        let erc20 = try ABIEvent(parsing: "Transfer(address indexed from, address indexed to, uint256 value)")
        let erc721 = try ABIEvent(
            parsing: "Transfer(address indexed from, address indexed to, uint256 indexed tokenId)"
        )
        #expect(erc20.topic0.description == "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")
        #expect(erc20.topic0 == erc721.topic0)
        let word = Hash32(0, 0, 0, 7)
        let topics = [erc20.topic0, word, word]
        let account = ABIValue.address(Address(lastBytesOf: word))
        #expect(
            try erc20.decode(topics: topics, data: Bytes(word.bytes)) == [
                .value(account), .value(account), .value(.uint(7)),
            ]
        )
        #expect(throws: DecodeError.self) { try erc721.decode(topics: topics, data: Bytes(word.bytes)) }
        #expect(
            try erc721.decode(topics: topics + [word], data: Bytes()) == [
                .value(account), .value(account), .value(.uint(7)),
            ]
        )
        #expect(throws: DecodeError.self) { try erc20.decode(topics: [], data: Bytes()) }
    }

    @Test("a topic of bytes, texts, arrays and tuples is their hash")
    func hashes() throws {
        let event = try ABIEvent(
            parsing: "E(string indexed a, uint8[2] indexed b, (bool) indexed c, bytes d) anonymous"
        )
        let topics = (1...3).map { Hash32(0, 0, 0, $0) }
        let data = Bytes(try ABIEncoder.encode(.bytes(Bytes([9])), as: .bytes))
        #expect(try event.decode(topics: topics, data: data) == topics.map { .hash($0) } + [.value(.bytes(Bytes([9])))])
    }

    @Test("reverts are explained, and what is unknown is kept")
    func reverts() throws {
        let error = ABIErrorDefinition(name: "Error", inputs: [ABIParameter(.string)])
        let reverted = Revert(Bytes(try error.encode([.string(Bytes(Array("no".utf8)))])))
        #expect(reverted.text == "no")
        let panic = ABIErrorDefinition(name: "Panic", inputs: [ABIParameter(.uint(bits: 256))])
        guard case .panic(let reason) = Revert(Bytes(try panic.encode([.uint(0x11)]))) else {
            Issue.record("no panic")
            return
        }
        #expect(reason.description == "arithmetic overflow or underflow")
        #expect(PanicReason(code: .max).description.hasPrefix("unknown panic 1157"))
        #expect(Revert(Bytes()) == .empty)
        #expect(Revert(Bytes([1, 2, 3])) == .raw(Bytes([1, 2, 3])))
    }
}
