import ChainDecoding
import Testing

/// The generated bindings of `Fixtures/Market.abi.txt`, next to the dynamic codec.
@Suite("Generated code")
struct GeneratedCodeTests {
    private static let account = Address(1, 2, 3)
    private static let order = Market.Order(
        maker: account,
        legs: [
            Market.Leg(token: account, amount: 7, tick: -5), Market.Leg(token: .zero, amount: 1 << 95, tick: 1 << 22),
        ],
        roots: ABIFixedArray([Hash32(1, 2, 3, 4), .zero]),
        note: "to whom it may concern",
        id: Selector(0x0102_0304)
    )

    @Test("a call is what the dynamic codec writes, and comes back")
    func calls() throws {
        let function = try ABIFunction(parsing: "swap(uint256,uint256,address,bytes)")
        let swap = Market.Calls.Swap(amount0Out: 5, amount1Out: .max, to: Self.account, data: Bytes([1, 2, 3]))
        let calldata = try swap.calldata()
        let arguments: [ABIValue] = [
            .uint(5), .uint(.max), .address(Self.account), .bytes(Bytes([1, 2, 3])),
        ]
        #expect(try function.encodeCall(arguments) == calldata)
        #expect(try Market.Calls.Swap(calldata: Bytes(calldata)) == swap)
        #expect(try Market.Calls(calldata: Bytes(calldata)) == .swap(swap))
        for count in 0..<calldata.count {
            #expect(throws: DecodeError.self) {
                try Market.Calls(calldata: Bytes(calldata[..<count]), by: ABIDecoder(mode: .strict))
            }
        }
    }

    @Test("every selector and signature is that of the function, and every layout that of the types")
    func selectors() throws {
        func check<Call: ContractItem>(_ type: Call.Type) throws {
            #expect(Call.selector == Selector(signature: Call.signature), "\(Call.signature)")
            let described = try? ABIType(parsing: Call.abiName)
            #expect(described.map(\.isDynamic) ?? false == Call.abiLayout.isDynamic, "\(Call.signature)")
            #expect(Call.abiName == "()" || described?.canonicalName == Call.abiName)
        }
        try check(Market.Calls.Transfer.self)
        try check(Market.Calls.GetReserves.self)
        try check(Market.Calls.SafeTransferFromAddressAddressUint256.self)
        try check(Market.Calls.SafeTransferFromAddressAddressUint256Bytes.self)
        try check(Market.Calls.Submit.self)
        try check(Market.Calls.DomainSeparator.self)
        try check(Market.Calls.Repeat.self)
        try check(Market.Calls.AddressCall.self)
        try check(Market.Errors.InsufficientBalance.self)
        try check(Market.Errors.ErrorError.self)
        #expect(Market.Calls.Transfer.selector == Selector(0xa905_9cbb))
    }

    @Test("tuples, overloads and names that are keywords come back")
    func oddCalls() throws {
        let submit = Market.Calls.Submit(order: Self.order, rest: [Self.order, Self.order])
        #expect(try Market.Calls(calldata: Bytes(try submit.calldata())) == .submit(submit))
        let described = try ABIType(parsing: Market.Order.abiName)
        let data = try ABIEncoder.encode(Self.order, as: Market.Order.self)
        let values = try ABIDecoder(mode: .strict).decode(described, from: Bytes(data))
        #expect(try ABIEncoder.encode(values, as: described) == data)
        let odd = Market.Calls.Repeat(default: 1, in: 2, self_: true, init: try bytes20(), init_: 3)
        #expect(try Market.Calls(calldata: Bytes(try odd.calldata())) == .repeat(odd))
        let type = Market.Calls.TypeCall(
            type: 1,
            await: 2,
            self_: 3,
            unsafe: 4,
            reader: 5,
            writer: 6,
            hash: Hash32(7, 8, 9, 10),
            signature: Bytes([11])
        )
        #expect(try Market.Calls(calldata: Bytes(try type.calldata())) == .typeCall(type))
        let short = Market.Calls.SafeTransferFromAddressAddressUint256(from: .zero, to: Self.account, id: 9)
        #expect(
            try Market.Calls(calldata: Bytes(try short.calldata())) == .safeTransferFromAddressAddressUint256(short)
        )
    }

    private func bytes20() throws -> ABIFixedBytes<20> { try #require(ABIFixedBytes(Self.account.bytes)) }

    @Test("what calls return comes back: nothing, one value, several")
    func returns() throws {
        let balance = try Market.Calls.BalanceOf.encodeReturn(1_000)
        #expect(try Market.Calls.BalanceOf.decodeReturn(Bytes(balance)) == 1_000)
        let reserves = Market.Calls.GetReserves.Return(reserve0: 1, reserve1: 1 << 111, blockTimestampLast: .max)
        let data = try Market.Calls.GetReserves.encodeReturn(reserves)
        #expect(data.count == 96)
        #expect(try Market.Calls.GetReserves.decodeReturn(Bytes(data)) == reserves)
        let order = try Market.Calls.Submit.encodeReturn(Self.order)
        #expect(try Market.Calls.Submit.decodeReturn(Bytes(order)) == Self.order)
        try Market.Calls.Swap.decodeReturn(Bytes())
    }

    @Test("logs come back, and agree with the dynamic decoder")
    func events() throws {
        let transfer = Market.Events.Transfer(from: Self.account, to: .zero, value: 12)
        let log = try transfer.log(from: .zero)
        #expect(try Market.Events(log) == .transfer(transfer))
        let event = try ABIEvent(parsing: "Transfer(address indexed from, address indexed to, uint256 value)")
        #expect(
            try event.decode(topics: Array(log.topics), data: log.data) == [
                .value(.address(Self.account)), .value(.address(.zero)), .value(.uint(12)),
            ]
        )
        let noted = Market.Events.Noted(topic: Hash32(1, 1, 1, 1), tick: -1, leg: Self.order.legs[0], text: "x")
        #expect(try Market.Events(try noted.log(from: .zero)) == .noted(noted))
        let paused = try Market.Events.Paused().log(from: .zero)
        #expect(try Market.Events(paused) == .paused(Market.Events.Paused()))
        let note = Market.Events.Note(key: 4, value: Bytes([9]))
        #expect(try Market.Events(try note.log(from: .zero)) == .note(note))
        let odd = Market.Events.Odd(topics: .zero, reader: 1, count: 2, event: 3, append_: 4, topic0: Bytes([5]))
        let oddLog = try odd.log(from: .zero)
        #expect(try Market.Events(oddLog) == .odd(odd))
        var columns = Market.Events.Odd.Columns()
        #expect(columns.append(contentsOf: [oddLog, oddLog]).isEmpty)
        #expect(columns.append_ == [4, 4])
        #expect(Market.Events.Note.topic0 == nil)
        #expect(Market.Events.Transfer.topic0 == Keccak256.hash(Market.Events.Transfer.signature))
    }

    @Test("a log that is of none of the events is refused, as is one whose values are wrong")
    func wrongEvents() throws {
        let log = try Market.Events.Transfer(from: Self.account, to: .zero, value: 12).log(from: .zero)
        var fourTopics = log
        fourTopics.topics.append(.zero)
        #expect(throws: DecodeError(.unsupported, "the contract has no event of these topics")) {
            try Market.Events(fourTopics)
        }
        var dirty = log
        dirty.topics = [log.topics[0], Hash32(1, 0, 0, 0), .zero]
        let error = #expect(throws: DecodeError.self) { try Market.Events(dirty) }
        #expect(error?.path == ["from"])
        #expect(
            try Market.Events(dirty, by: ABIDecoder(mode: .lenient))
                == .transfer(.init(from: .zero, to: .zero, value: 12))
        )
    }

    @Test("many logs become columns, and those that cannot are said")
    func columns() throws {
        var logs = try (0..<5)
            .map {
                try Market.Events.Transfer(from: Self.account, to: .zero, value: U256(UInt64($0))).log(from: .zero)
            }
        logs[2].data = Bytes([1])
        var columns = Market.Events.Transfer.Columns()
        #expect(columns.append(contentsOf: logs).map(\.index) == [2])
        #expect(columns.value == [0, 1, 3, 4])
        #expect(columns.from == Array(repeating: Self.account, count: 4))
        #expect(columns.to.count == 4)

        let topics = logs.flatMap(\.topics)
        var ends: [Int] = []
        var data: [UInt8] = []
        for log in logs {
            data += log.data.array
            ends.append(data.count)
        }
        var contiguous = Market.Events.Transfer.Columns()
        let failures = contiguous.append(topics: topics.span, data: Bytes(data), dataEnds: ends.span)
        #expect(failures.map(\.index) == [2])
        #expect(contiguous.value == columns.value)
        ends[3] = .max
        ends[4] = -1
        var broken = Market.Events.Transfer.Columns()
        let fewer = Array(topics.dropLast())
        let more = broken.append(topics: fewer.span, data: Bytes(data), dataEnds: ends.span)
        #expect(more.map(\.index) == [2, 3, 4])
    }

    @Test("texts and bytes of logs in columns are those of their own log")
    func dynamicColumns() throws {
        let events = (0..<4)
            .map {
                Market.Events.Noted(topic: .zero, tick: 0, leg: Self.order.legs[0], text: ABIString("text \($0)"))
            }
        let logs = try events.map { try $0.log(from: .zero) }
        var ends: [Int] = []
        var data: [UInt8] = []
        for log in logs {
            data += log.data.array
            ends.append(data.count)
        }
        let topics = logs.flatMap(\.topics)
        var columns = Market.Events.Noted.Columns()
        let failures = columns.append(
            topics: topics.span,
            data: Bytes(data),
            dataEnds: ends.span,
            by: ABIDecoder(mode: .strict)
        )
        #expect(failures.isEmpty)
        #expect(columns.text == events.map(\.text))
    }

    @Test("errors come back, and can be thrown")
    func errors() throws {
        let error = Market.Errors.InsufficientBalance(account: Self.account, needed: 3)
        let data = Bytes(try error.revertData())
        #expect(try Market.Errors(revertData: data) == .insufficientBalance(error))
        #expect(throws: error) { throw error }
        let denied = try Market.Errors(revertData: Bytes(Market.Errors.Denied.selector.bytes))
        #expect(denied == .denied(Market.Errors.Denied()))
        let unknown = #expect(throws: DecodeError.self) { try Market.Errors(revertData: Bytes([1, 2, 3, 4])) }
        #expect(unknown?.code == .unsupported)
    }

    @Test("the constructor's arguments come back")
    func constructor() throws {
        let constructor = Market.Constructor(owner: Self.account, decimals: 18)
        #expect(try Market.Constructor(arguments: Bytes(try constructor.arguments())) == constructor)
    }
}
