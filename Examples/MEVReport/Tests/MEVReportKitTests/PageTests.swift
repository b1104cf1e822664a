import Foundation
import MEVReportKit
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("Pages")
struct PageTests {
    private func page(_ arguments: String...) throws -> String {
        let result = MEVReport.run(Sample.block + ["--html", "page.html"] + arguments, isTerminal: false)
        #expect(result.status == 0 && result.complaints == [])
        let page = try #require(result.page)
        #expect(page.path == "page.html")
        return page.content
    }

    /// The pictures in a page.
    static func pictures(_ page: String) -> [String] {
        page.components(separatedBy: "<svg").dropFirst()
            .map { part in
                "<svg" + (part.components(separatedBy: "</svg>").first ?? "") + "</svg>"
            }
    }

    @Test("need nothing else, and show each finding with its evidence and a picture")
    func content() throws {
        let page = try page("--tokens", Sample.path("tokens.json"))
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains("prefers-color-scheme: dark"))
        for word in ["<script", "<link", "<img", "@import", "url(", "src="] { #expect(!page.contains(word), "\(word)") }
        #expect(page.components(separatedBy: "<article").count - 1 == 3)
        #expect(page.components(separatedBy: ">Evidence<").count - 1 == 3)
        for hash in ["f0", "f1", "f2", "f3", "f4"] {
            #expect(page.contains("0x" + String(repeating: hash, count: 32)))
        }
        let pictures = Self.pictures(page)
        #expect(pictures.count == 3)
        for name in ["attacker", "victim", "Uniswap V2"] { #expect(pictures[0].contains(">\(name)</text>"), "\(name)") }
        #expect(pictures[0].components(separatedBy: "class=\"arrow\"").count - 1 == 6)
        #expect(pictures[0].contains(">20 WETH</text>"))
        #expect(try self.page("--tokens", Sample.path("tokens.json")) == page, "the same page each time")
    }

    @Test("have pictures that are well-formed")
    func pictures() throws {
        for picture in Self.pictures(try page()) {
            let parser = XMLParser(data: Data(picture.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
        }
    }

    @Test("and terminals are not commanded by the names of tokens")
    func hostileNames() throws {
        let names = [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</svg><b>", "&amp;'", "\u{1b}[2J\u{7}\n\r",
            "\u{202e}EVIL", "", String(repeating: "x", count: 10_000),
        ]
        for name in names {
            let file = FileManager.default.temporaryDirectory.appending(path: "tokens-\(UUID().uuidString).json")
            defer { try? FileManager.default.removeItem(at: file) }
            let token: [String: Any] = [
                "address": "0x" + String(repeating: "1", count: 40), "symbol": name, "decimals": 18,
            ]
            try JSONSerialization.data(withJSONObject: [token]).write(to: file)
            let result = MEVReport.run(Sample.block + ["--html", "page", "--tokens", file.path], isTerminal: false)
            #expect(result.status == 0, "\(result.complaints)")
            let page = try #require(result.page?.content)
            for piece in ["<script", "<img", "<b>", "\u{202e}", "\u{1b}"] { #expect(!page.contains(piece)) }
            for line in result.output.split(separator: "\n") {
                let isPlain = line.unicodeScalars.allSatisfy {
                    ![.control, .format].contains($0.properties.generalCategory)
                }
                #expect(isPlain)
            }
            for picture in Self.pictures(page) { #expect(XMLParser(data: Data(picture.utf8)).parse()) }
            #expect(page.utf8.count < 200_000)
        }
    }
}
