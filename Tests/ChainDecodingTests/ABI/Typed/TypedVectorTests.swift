import ChainDecoding
import Testing

@Suite("Typed ABI vectors", .needsSharedData)
struct TypedVectorTests {
    private typealias Nested4<Element: ABICodable> = [[[[Element]]]]
    private typealias Nested16<Element: ABICodable> = Nested4<Nested4<Nested4<Nested4<Element>>>>

    private struct Vectors: Decodable {
        struct Case: Decodable {
            var name: String
            var types: [String]
            var data: String
            var strict: String
            var checked: String
            var lenient: String
        }

        var decode: [Case]
    }

    /// The parameters of the vectors, by their types.
    private static var parameters: [String: any ABITuple.Type] {
        typealias Nested32 = Nested16<Nested16<U256>>
        let parameters: [any ABITuple.Type] = [
            ABISingle<Nested4<U256>>.self, ABISingle<Nested4<Nested4<[[U256]]>>>.self, ABISingle<[[U256]]>.self,
            ABISingle<[Bytes]>.self, ABISingle<Bytes>.self, ABISingle<ABIFixedArray<1, ABIString>>.self,
            Pair<U256, Bytes>.self, Pair<ABIString, ABIString>.self, ABISingle<[U256]>.self,
            ABISingle<[ABIString]>.self, ABISingle<UInt8>.self, ABISingle<Address>.self, ABISingle<Bool>.self,
            ABISingle<Int8>.self, ABISingle<I256>.self, ABISingle<U256>.self, ABISingle<Selector>.self,
            Pair<U256, U256>.self, ABISingle<ABIString>.self, ABISingle<Nested4<Nested4<Nested4<[[[U256]]]>>>>.self,
            ABISingle<Nested16<U256>>.self, ABISingle<Nested32>.self,
            ABISingle<Nested4<Nested4<Nested4<Nested16<Nested32>>>>>.self, ABISingle<Mixed>.self,
        ]
        return Dictionary(uniqueKeysWithValues: parameters.map { ($0.abiName, $0) })
    }

    /// `(uint256,string,(bytes,uint8)[])`.
    private struct Mixed: ABIStruct {
        var number: U256
        var text: ABIString
        var pairs: [Pair<Bytes, UInt8>]

        static var abiName: String { "(uint256,string,(bytes,uint8)[])" }
        static var abiLayout: ABILayout { ABILayout(wordCount: 3, isDynamic: true) }

        init(from reader: inout ABIReader) throws(DecodeError) {
            number = try reader.next(U256.self, "number")
            text = try reader.next(ABIString.self, "text")
            pairs = try reader.next([Pair<Bytes, UInt8>].self, "pairs")
        }

        func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
            try writer.append(number, as: U256.self, "number")
            try writer.append(text, as: ABIString.self, "text")
            try writer.append(pairs, as: [Pair<Bytes, UInt8>].self, "pairs")
        }
    }

    @Test("hostile: every verdict about a type that can be written is right")
    func hostile() throws {
        var count = 0
        var left: [String] = []
        let known = Self.parameters
        for vector in try SharedData.json(Vectors.self, "hostile/vectors.json").decode {
            guard let parameters = known["(\(vector.types.joined(separator: ",")))"] else {
                left.append(vector.name)
                continue
            }
            let data = Bytes(try Hex.decode(vector.data))
            for (mode, verdict) in [
                (ABIDecodingMode.strict, vector.strict), (.checked, vector.checked), (.lenient, vector.lenient),
            ] {
                #expect(accepts(data, as: parameters, mode) == (verdict == "accept"), "\(vector.name), \(mode)")
            }
            count += 1
        }
        print("hostile data, typed: \(count) in \(ABIDecodingMode.allCases.count) modes")
        #expect(count == 44)
        // What remains are types that are refused before any data are looked at.
        #expect(left.allSatisfy { $0.hasPrefix("type-") || $0.hasPrefix("zst-") }, "\(left)")
    }

    private func accepts<Value: ABITuple>(_ data: Bytes, as type: Value.Type, _ mode: ABIDecodingMode) -> Bool {
        (try? ABIDecoder(mode: mode).decode(parameters: type, from: data)) != nil
    }
}
