import ChainDecoding
import Testing

@Suite("Typed ABI values")
struct TypedCodingTests {
    /// Types of all kinds, each of which is compared with its description at run time.
    static var types: [any ABICodable.Type] {
        [
            U256.self, I256.self, UInt8.self, UInt64.self, UInt128.self, Int8.self, Int64.self, Int128.self,
            ABISizedInteger<24, UInt32>.self, ABISizedInteger<24, Int32>.self, ABISizedInteger<72, Int128>.self,
            ABISizedInteger<160, U256>.self, ABISizedInteger<248, I256>.self, Bool.self, Address.self, Hash32.self,
            Selector.self, ABIFixedBytes<1>.self, ABIFixedBytes<20>.self, ABIFixedBytes<32>.self, Bytes.self,
            ABIString.self, [U256].self, [Bool].self, [Bytes].self, [[ABIString]].self,
            [ABISizedInteger<40, UInt64>].self, ABIFixedArray<3, Address>.self, ABIFixedArray<2, Bytes>.self,
            [ABIFixedArray<2, [UInt16]>].self, ABIFixedArray<2, ABIFixedArray<2, Int8>>.self, Pair<U256, Address>.self,
            Pair<Bytes, Pair<Bool, ABIString>>.self, [Pair<U256, Bytes>].self, ABIFixedArray<2, Pair<Bytes, U256>>.self,
            SampleOrder.self, [SampleOrder].self,
        ]
    }

    private static let decoders = ABIDecodingMode.allCases.flatMap { mode in
        [ABIDecoder(mode: mode), ABIDecoder(mode: mode, budgetFactor: 1, budgetBase: 0)]
    }

    @Test("are those of the type's description, whatever bytes are changed", arguments: types.indices)
    func equalsDynamic(index: Int) throws {
        try compare(Self.types[index], seeds: 0..<100)
    }

    private func compare<Value: ABICodable>(_ type: Value.Type, seeds: Range<UInt64>) throws {
        let described = try ABIType(parsing: Value.abiName)
        #expect(Value.abiLayout.isDynamic == described.isDynamic)
        #expect(Value.abiLayout.headWordCount == described.headWordCount)
        for seed in seeds {
            var random = RandomABI(seed: seed)
            let data = try ABIEncoder.encode(random.value(of: described), as: described)
            let value = try ABIDecoder(mode: .strict).decode(type, from: Bytes(data))
            #expect(try ABIEncoder.encode(value, as: type) == data, "seed \(seed)")
            let inputs = [data, random.mutated(data), Array(data.prefix(random.cut(of: data.count)))]
            for (input, decoder) in inputs.flatMap({ input in Self.decoders.map { (input, $0) } }) {
                let place = "seed \(seed), \(decoder), \(Hex.encode(input))"
                let left = Result { () throws(DecodeError) in try decoder.decode(described, from: Bytes(input)) }
                let right = Result { () throws(DecodeError) in try decoder.decode(type, from: Bytes(input)) }
                switch (left, right) {
                case (.success(let left), .success(let right)):
                    let encoded = try ABIEncoder.encode(left, as: described)
                    #expect(try ABIEncoder.encode(right, as: type) == encoded, "\(place)")
                case (.failure(let left), .failure(let right)):
                    // A head is paid for at once, so that the limit may be noticed before another mistake is.
                    guard right.code != .limitExceeded else { continue }
                    #expect(left.code == right.code && left.path == right.path, "\(left), \(right), \(place)")
                default:
                    Issue.record("\(left) and \(right), \(place)")
                }
            }
        }
    }

    @Test("numbers that do not fit their type are not encoded")
    func misfits() throws {
        #expect(throws: ABIEncodingError.self) {
            try ABIEncoder.encode(UInt32(1) << 24, as: ABISizedInteger<24, UInt32>.self)
        }
        #expect(throws: ABIEncodingError.self) {
            try ABIEncoder.encode(-(1 << 23) - 1, as: ABISizedInteger<24, Int32>.self)
        }
        let least = try ABIEncoder.encode(-(1 << 23), as: ABISizedInteger<24, Int32>.self)
        #expect(try ABIDecoder().decode(ABISizedInteger<24, Int32>.self, from: Bytes(least)) == -(1 << 23))
        var order = try ABIDecoder()
            .decode(
                SampleOrder.self,
                from: Bytes(try ABIEncoder.encode(sample, as: try ABIType(parsing: SampleOrder.abiName)))
            )
        order.legs[1].second = .max
        let error = #expect(throws: ABIEncodingError.self) { try ABIEncoder.encode(order, as: SampleOrder.self) }
        #expect(error?.path == ["0", "2", "1", "1"])
    }

    private var sample: ABIValue {
        let leg = ABIValue.list([.address(.zero), .uint(7)])
        return .list([
            .address(.zero), .int(-1), .list([leg, leg]), .string(Bytes()), .list([.uint(1), .uint(2)]), .list([]),
            .bool(true),
        ])
    }

    @Test("a type inside itself is read no deeper than any type can be")
    func depth() throws {
        // A list of one value, which is an offset to a list of one value, and so on without any end.
        let words: [U256] = [32] + Array(repeatElement([32, 1, 32], count: 1_000).joined())
        let data = Bytes(words.flatMap(\.bigEndianBytes))
        let error = #expect(throws: DecodeError.self) { try ABIDecoder().decode(SampleLoop.self, from: data) }
        #expect(error?.code == .limitExceeded)
    }
}
