import ChainDecoding
import Testing

@Suite("ABI values")
struct ABICodingTests {
    private static func bytes(_ hex: String) throws -> Bytes {
        Bytes(try Hex.decode(hex.filter { !$0.isWhitespace }, prefix: .forbidden))
    }

    private static func parameters(_ text: String) throws -> [ABIParameter] {
        guard case .tuple(let members) = try ABIType(parsing: "(\(text))") else { return [] }
        return members
    }

    /// The examples of the specification, without their selectors.
    @Test("the examples of the specification are encoded and decoded")
    func examples() throws {
        var truncations = Truncations()
        func check(_ types: String, _ values: [ABIValue], _ hex: String) throws {
            let parameters = try Self.parameters(types)
            let data = try Self.bytes(hex)
            #expect(try ABIEncoder.encode(values, as: parameters) == data.array)
            for mode in ABIDecodingMode.allCases {
                #expect(try ABIDecoder(mode: mode).decode(parameters, from: data) == values)
            }
            truncations.check(data, of: values, as: parameters, types)
        }
        try check(
            "uint32,bool",
            [.uint(69), .bool(true)],
            """
            0000000000000000000000000000000000000000000000000000000000000045
            0000000000000000000000000000000000000000000000000000000000000001
            """
        )
        try check(
            "bytes3[2]",
            [.list([.bytes(Bytes(Array("abc".utf8))), .bytes(Bytes(Array("def".utf8)))])],
            """
            6162630000000000000000000000000000000000000000000000000000000000
            6465660000000000000000000000000000000000000000000000000000000000
            """
        )
        try check(
            "bytes,bool,uint256[]",
            [.bytes(Bytes(Array("dave".utf8))), .bool(true), .list([.uint(1), .uint(2), .uint(3)])],
            """
            0000000000000000000000000000000000000000000000000000000000000060
            0000000000000000000000000000000000000000000000000000000000000001
            00000000000000000000000000000000000000000000000000000000000000a0
            0000000000000000000000000000000000000000000000000000000000000004
            6461766500000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000003
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000003
            """
        )
        try check(
            "uint256[][],string[]",
            [
                .list([.list([.uint(1), .uint(2)]), .list([.uint(3)])]),
                .list(["one", "two", "three"].map { .string(Bytes(Array($0.utf8))) }),
            ],
            """
            0000000000000000000000000000000000000000000000000000000000000040
            0000000000000000000000000000000000000000000000000000000000000140
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000040
            00000000000000000000000000000000000000000000000000000000000000a0
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000003
            0000000000000000000000000000000000000000000000000000000000000003
            0000000000000000000000000000000000000000000000000000000000000060
            00000000000000000000000000000000000000000000000000000000000000a0
            00000000000000000000000000000000000000000000000000000000000000e0
            0000000000000000000000000000000000000000000000000000000000000003
            6f6e650000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000003
            74776f0000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000005
            7468726565000000000000000000000000000000000000000000000000000000
            """
        )
        print("examples of the ABI's specification, in every mode: \(truncations)")
        #expect(truncations.count == 3_168 && truncations.validCount == 54)
    }

    @Test("random values of random types come back in every mode, and no truncation of them does")
    func roundTrip() throws {
        var truncations = Truncations(atMost: 8)
        for seed in 0..<2_000 as Range<UInt64> {
            var random = RandomABI(seed: seed)
            let parameters = random.parameters()
            let values = parameters.map { random.value(of: $0.type) }
            let data = try ABIEncoder.encode(values, as: parameters)
            for mode in ABIDecodingMode.allCases {
                #expect(try ABIDecoder(mode: mode).decode(parameters, from: Bytes(data)) == values, "seed \(seed)")
            }
            truncations.check(Bytes(data), of: values, as: parameters, "types of seed \(seed)")
        }
        print("random values of the ABI, in every mode: \(truncations)")
    }

    @Test("what strict decoding accepts is what encoding gives, whatever bytes are changed")
    func strictIsCanonical() throws {
        for seed in 0..<2_000 as Range<UInt64> {
            var random = RandomABI(seed: seed)
            let parameters = random.parameters()
            let values = parameters.map { random.value(of: $0.type) }
            let data = random.mutated(try ABIEncoder.encode(values, as: parameters))
            for mode in ABIDecodingMode.allCases {
                guard let decoded = try? ABIDecoder(mode: mode).decode(parameters, from: Bytes(data)) else { continue }
                let encoded = try ABIEncoder.encode(decoded, as: parameters)
                #expect(mode != .strict || encoded == data, "seed \(seed)")
            }
        }
    }

    @Test("an error names the value")
    func path() throws {
        let parameters = try Self.parameters("uint8 a, (bool, address to)[] legs")
        let values: [ABIValue] = [.uint(1), .list([.list([.bool(true), .address(.zero)])])]
        var data = try ABIEncoder.encode(values, as: parameters)
        data[data.count - 32] = 1
        let error = #expect(throws: DecodeError.self) { try ABIDecoder().decode(parameters, from: Bytes(data)) }
        #expect(error?.path == ["legs", "0", "to"])
        #expect(error?.offset == data.count - 32)
        let wrong: [ABIValue] = [.uint(1), .list([.list([.bool(true), .bool(true)])])]
        let mismatch = #expect(throws: ABIEncodingError.self) { try ABIEncoder.encode(wrong, as: parameters) }
        #expect(mismatch?.path == ["legs", "0", "to"])
    }

    @Test("types that were put together by hand are looked at first")
    func unsoundTypes() {
        let unsound: [ABIType] = [
            .uint(bits: 7), .int(bits: 0), .fixedBytes(count: 33), .fixedArray(of: .bool, count: .max), .tuple([]),
            .array(of: .tuple([])), .fixedArray(of: .bool, count: -1), .ufixed(bits: 128, decimals: 0),
        ]
        for type in unsound {
            #expect(throws: DecodeError.self) {
                try ABIDecoder().decode(type, from: Bytes([UInt8](repeating: 0, count: 64)))
            }
            #expect(throws: ABIEncodingError.self) { try ABIEncoder.encode(.list([]), as: type) }
        }
        #expect(throws: ABIEncodingError.self) {
            try ABIEncoder.encode(.list([]), as: .fixedArray(of: .bool, count: 1 << 30))
        }
    }

    @Test("numbers fit their types exactly")
    func edges() throws {
        let max = U256.max
        for bits in stride(from: 8, through: 256, by: 8) {
            let greatest = max >> (256 - bits)
            let type = ABIType.uint(bits: bits)
            #expect(try ABIDecoder().decode(type, from: Bytes(greatest.bigEndianBytes)) == .uint(greatest))
            guard bits < 256 else { continue }
            let beyond = Bytes((greatest &+ 1).bigEndianBytes)
            #expect(throws: DecodeError.self) { try ABIDecoder().decode(type, from: beyond) }
            #expect(try ABIDecoder(mode: .lenient).decode(type, from: beyond) == .uint(.zero))
            let least = I256(bitPattern: max &- (greatest >> 1))
            let signed = ABIType.int(bits: bits)
            #expect(try ABIDecoder().decode(signed, from: Bytes(least.bitPattern.bigEndianBytes)) == .int(least))
            let below = Bytes((least.bitPattern &- 1).bigEndianBytes)
            #expect(throws: DecodeError.self) { try ABIDecoder().decode(signed, from: below) }
        }
    }
}
