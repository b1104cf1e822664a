import ChainDecoding
import Testing

@Suite("ENS names")
struct ENSNameTests {
    @Test(
        "ENSIP-15: what it shows is normalised",
        arguments: [
            ("", ""),
            ("vitalik.eth", "vitalik.eth"),
            ("_$A", "_$a"),
            ("E\u{FE0E}\u{303}", "\u{1EBD}"),
            ("\u{1318F}\u{1F438}", "\u{1318F}\u{1F438}"),
            ("a\u{2122}\u{FE0F}", "atm"),
            ("A\u{1F4A9}\u{FE0E}\u{FE0E}b", "a\u{1F4A9}b"),
            ("\u{2010}\u{39E}1\u{FE0F}\u{20E3}", "-\u{3BE}1\u{20E3}"),
            ("\u{1F468}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F468}", "\u{1F468}\u{200D}\u{2764}\u{200D}\u{1F468}"),
            ("\u{1F201}", "\u{30B3}\u{30B3}"),
            ("RaFFY\u{1F6B4}\u{200D}\u{2642}\u{FE0F}.eTh", "raffy\u{1F6B4}\u{200D}\u{2642}.eth"),
            ("a\u{2019}s", "a\u{2019}s"),
            ("\u{442}\u{4D5}", "\u{442}\u{4D5}"),
            ("---a", "---a"),
            ("a--b", "a--b"),
            ("ab-c", "ab-c"),
            ("___", "___"),
            ("xn--\u{1F4A9}", "xn--\u{1F4A9}"),
        ]
    )
    func normalizes(input: String, expected: String) throws {
        let name = try ENSName(normalizing: input)
        #expect(Array(name.text.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(name.isNormalized)
        #expect(try ENSName(normalizing: name.text) == name)
        #expect(try ENSName(normalizing: try name.beautified()) == name)
        #expect(try ENSName(input).isNormalized == (Array(input.utf8) == Array(expected.utf8)))
    }

    @Test(
        "ENSIP-15: each mistake is named, with the label",
        arguments: [
            (".eth", "", .emptyLabel),
            ("eth.", "", .emptyLabel),
            ("a..b", "", .emptyLabel),
            ("a.\u{FE0F}", "\u{FE0F}", .emptyLabel),
            ("a.n\u{131}\u{307}ck", "n\u{131}\u{307}ck", .disallowedCharacter("\u{131}")),
            ("\u{203C}", "\u{203C}", .disallowedCharacter("\u{203C}")),
            ("te st.eth", "te st", .disallowedCharacter(" ")),
            ("\u{1F468}\u{200D}", "\u{1F468}\u{200D}", .disallowedCharacter("\u{200D}")),
            ("a_b", "a_b", .misplacedUnderscore),
            ("\u{1F4A9}_", "\u{1F4A9}_", .misplacedUnderscore),
            ("xn--a.eth", "xn--a", .invalidLabelExtension("xn--")),
            ("----", "----", .invalidLabelExtension("----")),
            ("AB--", "AB--", .invalidLabelExtension("ab--")),
            ("'85", "'85", .illegalPlacement("leading apostrophe")),
            ("joneses'", "joneses'", .illegalPlacement("trailing apostrophe")),
            ("6'0''", "6'0''", .illegalPlacement("apostrophe + apostrophe")),
            ("\u{30FB}a\u{30FB}", "\u{30FB}a\u{30FB}", .illegalPlacement("leading middle dot")),
            ("\u{303}a", "\u{303}a", .illegalPlacement("leading combining mark")),
            (
                "a\u{1F4A9}\u{303}", "a\u{1F4A9}\u{303}",
                .illegalPlacement("emoji + combining mark: \"\u{1F4A9} + \u{25CC}\u{303}\"")
            ),
            ("\u{622}\u{653}\u{653}", "\u{622}\u{653}\u{653}", .duplicateNonSpacingMarks("\u{653}")),
            (
                "\u{625}\u{610}\u{611}\u{612}\u{613}", "\u{625}\u{610}\u{611}\u{612}\u{613}",
                .excessiveNonSpacingMarks("\u{627}\u{655}\u{610}\u{611}\u{612}\u{613}")
            ),
        ] as [(String, String, ENSNameError.Reason)]
    )
    func refuses(input: String, label: String, reason: ENSNameError.Reason) {
        #expect(throws: ENSNameError(reason, label: label)) { try ENSName(normalizing: input) }
    }

    @Test(
        "ENSIP-15: mixtures and lookalikes name the groups",
        arguments: [
            ("bahrain\u{645}\u{635}\u{631}", "illegal mixture: Latin + Arabic \"\u{645}\"\u{200E} {645}"),
            ("\u{1318F}a", "illegal mixture: Restricted[Egyp] + Latin \"a\"\u{200E} {61}"),
            ("\u{430}\u{440}\u{440}\u{4CF}\u{435}", "whole-script confusable: Cyrillic/Latin"),
            ("0\u{445}", "whole-script confusable: Cyrillic/Latin"),
        ]
    )
    func groups(input: String, reason: String) {
        let error = #expect(throws: ENSNameError.self) { try ENSName(normalizing: input) }
        #expect(error?.reason.description == reason)
    }

    @Test("an error shows nothing that is invisible or turns the line around")
    func errorText() {
        let error = ENSNameError(.disallowedCharacter("\u{202E}"), label: "a\u{202E}b")
        #expect(error.description == "invalid label \"a{202E}b\"\u{200E}: disallowed character: {202E}")
        let long = ENSNameError(.emptyLabel, label: String(repeating: "ab", count: 1_000))
        #expect(long.description.unicodeScalars.count < 100)
    }

    @Test("labels tell their parts and their kind")
    func labels() throws {
        let label = try ENSLabel(normalizing: "xyz\u{1F468}\u{1F3FB}")
        #expect(label.tokens == [.text("xyz"), .emoji("\u{1F468}\u{1F3FB}")])
        #expect(label.text == "xyz\u{1F468}\u{1F3FB}")
        guard case .group(let group) = label.kind else {
            Issue.record("\(label.kind)")
            return
        }
        #expect(group.name == "Latin" && !group.isRestricted && "\(group)" == "Latin")
        #expect(try ENSLabel(normalizing: "abc$123").kind == .ascii)
        #expect(try ENSLabel(normalizing: "abc").tokens == [.text("abc")])
        #expect(throws: ENSNameError(.disallowedCharacter("."), label: "a.b")) { try ENSLabel(normalizing: "a.b") }
        let emoji = try ENSLabel(normalizing: "\u{1F4A9}\u{1F4A9}\u{FE0F}")
        #expect(emoji.kind == .emoji)
        #expect(emoji.tokens == [.emoji("\u{1F4A9}\u{FE0F}"), .emoji("\u{1F4A9}\u{FE0F}")])
        let hieroglyph = try ENSLabel(normalizing: "\u{1318F}")
        guard case .group(let restricted) = hieroglyph.kind else {
            Issue.record("\(hieroglyph.kind)")
            return
        }
        #expect(restricted.isRestricted && "\(restricted)" == "Restricted[Egyp]")
    }

    @Test("ENSIP-15: names are made beautiful")
    func beautifies() throws {
        #expect(try ENSName("-\u{3BE}1\u{20E3}").beautified().utf8.elementsEqual("-\u{39E}1\u{FE0F}\u{20E3}".utf8))
        #expect(try ENSName("\u{3C8}\u{3BE}.eth").beautified() == "\u{3C8}\u{3BE}.eth", "Greek stays as it is")
        #expect(throws: ENSNameError.self) { try ENSName("a b").beautified() }
    }

    @Test("names are taken as they are, but for empty labels")
    func verbatim() throws {
        let name = try ENSName("Foo Bar.\u{303}.ETH")
        #expect(name.text == "Foo Bar.\u{303}.ETH")
        #expect(name.labels == ["Foo Bar", "\u{303}", "ETH"], "a mark does not hide the full stop before it")
        #expect(!name.isNormalized)
        #expect(name.parent?.text == "\u{303}.ETH")
        #expect(ENSName.root.parent == nil && ENSName.root.labels.isEmpty && ENSName.root.isNormalized)
        #expect(try ENSName("eth").parent == .root)
        for text in [".", ".eth", "eth.", "a..b"] {
            #expect(throws: DecodeError.self) { try ENSName(text) }
        }
    }

    @Test("names are equal when their bytes are, not when Unicode takes them for the same")
    func equality() throws {
        #expect(try ENSName("\u{E9}") != ENSName("e\u{301}"))
        #expect(try Set([ENSName("\u{E9}"), ENSName("e\u{301}"), ENSName("\u{E9}")]).count == 2)
    }

    @Test("long names are refused before anything is done, and marks without end are no trouble")
    func limits() throws {
        let marks = "a" + String(repeating: "\u{301}\u{316}", count: 15_000)
        #expect(throws: ENSNameError(.tooLong(limit: 60_000), label: marks)) {
            try ENSName(normalizing: marks, limit: 60_000)
        }
        let error = #expect(throws: ENSNameError.self) { try ENSName(normalizing: marks) }
        #expect(error?.label == marks)
        #expect(throws: ENSNameError(.tooLong(limit: 2), label: "abc")) { try ENSName(normalizing: "abc", limit: 2) }
        #expect(try ENSName(normalizing: String(repeating: "a", count: 65_536)).text.count == 65_536)
    }
}
