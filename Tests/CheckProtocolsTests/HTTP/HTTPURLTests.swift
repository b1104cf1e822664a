import MonitorCore
import Testing

@testable import CheckProtocols

@Suite struct HTTPURLTests {
    @Test(arguments: [
        ("http://A.Example", "http://a.example/", "a.example", 80),
        ("HTTPS://a:8443/x?y=z#f", "https://a:8443/x?y=z", "a", 8_443),
        ("http://a:80/", "http://a/", "a", 80),
        ("http://a?q", "http://a/?q", "a", 80),
        ("https://[2001:DB8::1]:443/", "https://[2001:db8::1]/", "2001:db8::1", 443),
        ("http://a/b c/ü", "http://a/b%20c/%C3%BC", "a", 80),
    ])
    func aURLIsSplit(text: String, normal: String, host: String, port: Int) throws {
        let url = try HTTPURL(text)
        #expect(url.description == normal)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [
        "", "a", "//a", "http:/a", "http:///x", "http://a:0/", "http://a:x/", "http://a:70000/", "http://[::1",
        "http://[127.0.0.1]/", "http://[::1]x/", "http://u:p@a/", "http://ü/", "http://a/\n", "file:///etc/passwd",
        "http://a%20b/", "http://a b/",
    ])
    func anotherTextIsRefused(text: String) {
        #expect(throws: HTTPURL.Invalid.self) { try HTTPURL(text) }
    }

    /// The examples of RFC 3986, section 5.4, with their scheme changed.
    @Test(arguments: [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
        ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
        ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("https://h/x", "https://h/x"),
    ])
    func aReferenceIsResolved(reference: String, expected: String) throws {
        let base = try HTTPURL("http://a/b/c/d;p?q")
        #expect(try base.resolving(reference).description == expected)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func arbitraryTextNeverTraps(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("htps:/[]@?#%. \\a0\u{0}ü-:".unicodeScalars)
        let base = try? HTTPURL("https://a/b/c")
        for _ in 0..<500 {
            var text = Bool.random(using: &random) ? "http://" : ""
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            _ = try? base?.resolving(text)
            if let url = try? HTTPURL(text) {
                #expect((try? HTTPURL(url.description)) == url, "seed \(seed): \(text)")
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func aURLWithMistakesNeverTraps(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let base = try HTTPURL("https://a.example:8443/b/../c?d=e")
        for seedText in ["https://user@[2001:db8::1]:65535/a/./b/../c?d#e", "//h:80/%41/..", "../../x?y", "HTTP://a:1"]
        {
            for _ in 0..<50 {
                let text = seedText.mutated(using: &random)
                for url in [try? HTTPURL(text), try? base.resolving(text)].compactMap(\.self) {
                    #expect((try? HTTPURL(url.description)) == url, "seed \(seed): \(text)")
                }
            }
        }
    }
}
