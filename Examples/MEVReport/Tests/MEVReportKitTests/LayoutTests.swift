import Testing

@testable import MEVReportKit

@Suite("Layout")
struct LayoutTests {
    @Test("breaks between words and items, and not within them")
    func lines() {
        let text = (1...30).map { "word\($0)" }.joined(separator: " ")
        let lines = Layout.lines(text, indent: 20)
        #expect(lines.joined(separator: " ") == text)
        #expect(lines.allSatisfy { $0.count <= 60 } && lines.count == 4)
        let items = (1...10).map { "item number \($0)" }
        #expect(Layout.lines(items, indent: 0).joined(separator: " ") == items.joined(separator: ", "))
        #expect(Layout.lines([String](), indent: 0).isEmpty)
        let long = String(repeating: "x", count: 200)
        #expect(Layout.lines(long, indent: 0) == [long])
    }

    @Test(
        "writes amounts in few digits",
        arguments: [
            ("0", "0"), ("1", "1"), ("1234567", "1,234,567"), ("0.000000123456789", "0.000000123456"),
            ("1234.56789", "1,234.56"), ("999999999999", "999,999,999,999"), ("1000000000000", "1.00000×10¹²"),
            ("197386000000000000000000", "1.97386×10²³"), ("12.500", "12.5"),
        ]
    )
    func amounts(number: String, text: String) {
        #expect(Wording.cut(number) == text)
    }
}
