import Testing

@testable import ChainDecoding

@Suite("Names of members")
struct JSONNamesTests {
    private enum Long: String, CaseIterable {
        case short
        case ofThirtyOneBytesAndNotOneMore_1
        case ofThirtyTwoBytesWhichIsOneTooMany
    }

    private func index(of name: String, in names: JSONNames<Long>) -> Int? {
        let text = Array(name.utf8)
        return JSONName(text.span, in: text.indices).flatMap { names.index(of: $0) }
    }

    @Test("are found up to 31 bytes, and are not found when they are longer")
    func lengths() {
        let names = JSONNames<Long>()
        #expect(Long.ofThirtyOneBytesAndNotOneMore_1.rawValue.utf8.count == 31)
        for (place, name) in Long.allCases.enumerated() {
            #expect(index(of: name.rawValue, in: names) == (name.rawValue.utf8.count <= 31 ? place : nil))
        }
        #expect(index(of: "Short", in: names) == nil)
    }
}
