import MonitorCore
import Testing

@testable import NetworkTransports

@Suite("Text in mail headers")
struct HeaderTextTests {
    @Test(
        "is encoded only where it must be",
        arguments: [
            ("Down: api", "Down: api"), ("", ""), ("J\u{f6}rg", "=?utf-8?B?SsO2cmc=?="), ("=?x", "=?utf-8?B?PT94?="),
            ("a\r\nb", "a  b"),
        ]
    )
    func encodes(_ text: String, _ expected: String) {
        #expect(HeaderText.encode(text) == expected)
    }

    @Test("is cut into words of at most 75 characters, never inside a character", arguments: UInt64(1)...30)
    func cutsWords(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = "\u{e4}" + RandomText.make(using: &random)
        for word in HeaderText.encode(text).components(separatedBy: "\r\n ") {
            #expect(word.utf8.count <= 75 && word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?="), "seed \(seed)")
        }
    }
}
