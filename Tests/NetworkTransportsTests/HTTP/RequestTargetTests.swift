import Testing

@testable import NetworkTransports

@Suite("A request's URL")
struct RequestTargetTests {
    @Test(
        "gives its host",
        arguments: [
            ("http://example.org", "example.org"), ("https://example.org:8443/a?b#c", "example.org"),
            ("HTTP://127.0.0.1:1/", "127.0.0.1"), ("http://[::1]:80/", "::1"), ("https://[2001:db8::1]", "2001:db8::1"),
            ("http://a_b.internal?x", "a_b.internal"), ("http://example.org:65535", "example.org"),
        ]
    )
    func acceptsAbsoluteURLs(_ url: String, _ host: String) throws {
        #expect(try RequestTarget(url: url).host == host)
    }

    @Test(
        "is refused when it is not plainly http or https",
        arguments: [
            "", "example.org", "/path", "ftp://example.org", "unix:///socket", "http+unix://%2Fsocket/",
            "http:example.org",
            "http://", "http:///path", "http://:80/", "http://user@example.org", "http://a:b@example.org",
            "http://example.org:0", "http://example.org:65536", "http://example.org:99999999999999999999",
            "http://example.org:-1", "http://example.org:8x", "http://[::1", "http://[1.2.3.4]", "http://[::1]x",
            "http://exa mple.org", "http://example.org/\r\nX: y", "http://ex\u{e4}mple.org", "http://a\\b",
            "http://a%2f",
            "http://example.org/" + String(repeating: "a", count: 9000),
        ]
    )
    func refusesOthers(_ url: String) {
        #expect(throws: InvalidRequest.self) { try RequestTarget(url: url) }
    }
}
