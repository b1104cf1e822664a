import ChainDecoding
import Testing

@Suite("Printable text")
struct PrintableTextTests {
    @Test(
        "is text that stays in its line",
        arguments: [
            ("", ""), ("größe 🚀 “x”", "größe 🚀 “x”"), (#"C:\x "y""#, #"C:\x "y""#),
            ("a\r\nb\t\0", #"a\r\nb\t\0"#), ("\u{1b}[31m", #"\u{1B}[31m"#), ("\u{85}", #"\u{0085}"#),
            ("\u{202e}x\u{2066}", #"\u{202E}x\u{2066}"#), ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
            ("\u{200b}\u{feff}", #"\u{200B}\u{FEFF}"#), ("\u{e000}\u{378}", #"\u{E000}\u{0378}"#),
        ]
    )
    func escapes(text: String, printable: String) {
        #expect(PrintableText.escaped(text) == printable)
    }
}
