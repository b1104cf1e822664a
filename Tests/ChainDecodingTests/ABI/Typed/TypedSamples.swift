import ChainDecoding

/// Two values one after the other.
struct Pair<First: ABICodable, Second: ABICodable>: ABIStruct {
    var first: First.Decoded
    var second: Second.Decoded

    static var abiName: String { "(\(First.abiName),\(Second.abiName))" }

    static var abiLayout: ABILayout {
        ABILayout(
            wordCount: First.abiLayout.headWordCount + Second.abiLayout.headWordCount,
            isDynamic: First.abiLayout.isDynamic || Second.abiLayout.isDynamic
        )
    }

    init(from reader: inout ABIReader) throws(DecodeError) {
        first = try reader.next(First.self, "0")
        second = try reader.next(Second.self, "1")
    }

    func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
        try writer.append(first, as: First.self, "0")
        try writer.append(second, as: Second.self, "1")
    }
}

/// An order as an exchange may define it, with a member of each kind.
struct SampleOrder: ABIStruct {
    typealias Leg = Pair<Address, ABISizedInteger<96, UInt128>>

    var maker: Address
    var tick: Int32
    var legs: [Leg]
    var note: ABIString
    var limits: ABIFixedArray<2, UInt64>
    var signatures: [Bytes]
    var isOpen: Bool

    static var abiName: String { "(address,int24,(address,uint96)[],string,uint64[2],bytes[],bool)" }
    static var abiLayout: ABILayout { ABILayout(wordCount: 8, isDynamic: true) }

    init(from reader: inout ABIReader) throws(DecodeError) {
        maker = try reader.next(Address.self, "0")
        tick = try reader.next(ABISizedInteger<24, Int32>.self, "1")
        legs = try reader.next([Leg].self, "2")
        note = try reader.next(ABIString.self, "3")
        limits = try reader.next(ABIFixedArray<2, UInt64>.self, "4")
        signatures = try reader.next([Bytes].self, "5")
        isOpen = try reader.next(Bool.self, "6")
    }

    func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
        try writer.append(maker, as: Address.self, "0")
        try writer.append(tick, as: ABISizedInteger<24, Int32>.self, "1")
        try writer.append(legs, as: [Leg].self, "2")
        try writer.append(note, as: ABIString.self, "3")
        try writer.append(limits, as: ABIFixedArray<2, UInt64>.self, "4")
        try writer.append(signatures, as: [Bytes].self, "5")
        try writer.append(isOpen, as: Bool.self, "6")
    }
}

/// A type of which a value can be inside itself, which no contract can have, and which only the data end.
struct SampleLoop: ABIStruct {
    var inner: [SampleLoop]

    static var abiName: String { "loop" }
    static var abiLayout: ABILayout { ABILayout(wordCount: 1, isDynamic: true) }

    init(from reader: inout ABIReader) throws(DecodeError) {
        inner = try reader.next([SampleLoop].self, "inner")
    }

    func encode(to writer: inout ABIWriter) throws(ABIEncodingError) {
        try writer.append(inner, as: [SampleLoop].self, "inner")
    }
}
