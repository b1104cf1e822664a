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
            // Letters and marks that nothing is drawn for: fillers, a joiner, variation selectors.
            ("\u{3164}\u{115f}\u{ffa0}", #"\u{3164}\u{115F}\u{FFA0}"#), ("a\u{34f}b", #"a\u{034F}b"#),
            ("x\u{fe0f}\u{e0100}", #"x\u{FE0F}\u{000E0100}"#), ("한글 e\u{301}\u{a0}", "한글 e\u{301}\u{a0}"),
        ]
    )
    func escapes(text: String, printable: String) {
        #expect(PrintableText.escaped(text) == printable)
    }
}
