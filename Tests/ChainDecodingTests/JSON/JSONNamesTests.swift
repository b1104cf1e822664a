import Testing

@testable import ChainDecoding

@Suite("Names of members")
struct JSONNamesTests {
    private enum Known: String, CaseIterable {
        case short
        case ofThirtyOneBytesAndNotOneMore_1
    }

    private func index(of name: String, in names: JSONNames<Known>) -> Int? {
        let text = Array(name.utf8)
        return JSONName(text.span, in: text.indices).flatMap { names.index(of: $0) }
    }

    @Test("are found up to 31 bytes, and strangers are not")
    func lengths() {
        let names = JSONNames<Known>()
        let longest = Known.ofThirtyOneBytesAndNotOneMore_1.rawValue
        #expect(longest.utf8.count == JSONName.maximumLength)
        for (place, name) in Known.allCases.enumerated() { #expect(index(of: name.rawValue, in: names) == place) }
        for stranger in ["Short", "shor", "shorts", String(longest.dropLast()), longest + "2", ""] {
            #expect(index(of: stranger, in: names) == nil, "\(stranger)")
        }
    }

    #if DEBUG
    private enum TooLong: String, CaseIterable {
        case ofThirtyTwoBytesWhichIsOneTooMuch
    }

    private enum TooMany: String, CaseIterable {
        case a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1
        case c2, c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3
        case e4, e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0, g1, g2, g3, g4
    }

    @Test("of 32 bytes, or more than 64, end a debug build")
    func declarations() async {
        #expect(TooMany.allCases.count == 65)
        await #expect(processExitsWith: .failure) { _ = JSONNames<TooLong>() }
        await #expect(processExitsWith: .failure) { _ = JSONNames<TooMany>() }
    }
    #endif
}
