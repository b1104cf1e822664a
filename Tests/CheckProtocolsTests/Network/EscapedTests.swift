import Testing

@testable import CheckProtocols

@Suite struct EscapedTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\r\nb\t", #"a\r\nb\t"#), ("\u{1b}[31m", #"\x1b[31m"#), ("ü", "ü"), ("", ""),
        (#"\"#, #"\\"#),
    ])
    func whatDoesNotPrintIsEscaped(text: String, expected: String) {
        #expect(Escaped.text(text) == expected)
    }

    @Test func aLongTextIsCut() {
        let text = Escaped.text(String(repeating: "x", count: 1_000))
        #expect(text == String(repeating: "x", count: 200) + "… (1000 bytes)")
    }

    @Test func bytesThatAreNoTextAreShown() {
        #expect(Escaped.bytes([0x41, 0xFF]) == "A\u{FFFD}")
    }
}
