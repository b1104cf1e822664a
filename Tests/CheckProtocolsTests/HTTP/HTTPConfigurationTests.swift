import FoundationEssentials
import MonitorCore
import Testing

@testable import CheckProtocols

@Suite struct HTTPConfigurationTests {
    private func decode(_ json: String) throws -> HTTPCheckConfiguration {
        try JSONDecoder().decode(HTTPCheckConfiguration.self, from: Data(json.utf8))
    }

    @Test func aURLSuffices() throws {
        #expect(try decode(#"{"url": "http://a/"}"#) == HTTPCheckConfiguration(url: "http://a/"))
    }

    @Test func everyFieldIsDecodedAndEncoded() throws {
        let json = """
            {"url": "https://a/", "method": "POST", "headers": {"A": "b"}, "body": "c",
             "authorization": {"basic": {"username": "u", "password": "p"}}, "followRedirects": false,
             "maximumRedirects": 2, "status": [204, "300-308", "4xx"],
             "degraded": {"latencyAbove": "1s", "certificateDaysBelow": 3},
             "tls": {"verify": false, "serverName": "b"}, "addressFamily": "ipv4", "compression": false,
             "maximumBodySize": 10, "maximumReceivedSize": 20}
            """
        let configuration = try decode(json)
        #expect(
            configuration
                == HTTPCheckConfiguration(
                    url: "https://a/",
                    method: "POST",
                    headers: ["A": "b"],
                    body: "c",
                    authorization: .basic(username: "u", password: "p"),
                    followRedirects: false,
                    maximumRedirects: 2,
                    status: [204...204, 300...308, 400...499],
                    degraded: HTTPDegradation(latencyAbove: .seconds(1), certificateDaysBelow: 3),
                    tls: TLSSettings(verify: false, serverName: "b"),
                    addressFamily: .ipv4,
                    compression: false,
                    maximumBodySize: 10,
                    maximumReceivedSize: 20
                )
        )
        let again = try JSONDecoder()
            .decode(
                HTTPCheckConfiguration.self,
                from: JSONEncoder().encode(configuration)
            )
        #expect(again == configuration)
    }

    @Test(arguments: [#""200-""#, #""abc""#, #""300-200""#, #"[{}]"#])
    func aStatusThatIsNoneIsRefused(status: String) {
        #expect(throws: DecodingError.self) { try decode(#"{"url": "http://a/", "status": \#(status)}"#) }
    }

    @Test(arguments: [
        (HTTPCheckConfiguration(url: "a.example"), "url"),
        (HTTPCheckConfiguration(url: "http://"), "url"),
        (HTTPCheckConfiguration(url: "http://a/", method: "GE T"), "method"),
        (HTTPCheckConfiguration(url: "http://a/", headers: ["A B": "c"]), "headers.A B"),
        (HTTPCheckConfiguration(url: "http://a/", headers: ["A": "b\r\nC: d"]), "headers.A"),
        (HTTPCheckConfiguration(url: "http://a/", headers: ["Connection": "x"]), "headers.Connection"),
        (HTTPCheckConfiguration(url: "http://a/", authorization: .bearer("a\nb")), "authorization"),
        (HTTPCheckConfiguration(url: "http://a/", maximumRedirects: -1), "maximumRedirects"),
        (HTTPCheckConfiguration(url: "http://a/", status: []), "status"),
        (HTTPCheckConfiguration(url: "http://a/", status: [2...3]), "status"),
        (
            HTTPCheckConfiguration(url: "http://a/", degraded: HTTPDegradation(latencyAbove: .zero)),
            "degraded.latencyAbove"
        ),
        (HTTPCheckConfiguration(url: "http://a/", tls: TLSSettings(serverName: "a b")), "tls.serverName"),
        (HTTPCheckConfiguration(url: "http://a/", tls: TLSSettings(serverName: "10.0.0.1")), "tls.serverName"),
        (
            HTTPCheckConfiguration(
                url: "http://a/",
                assertions: HTTPAssertions(body: [BodyAssertion](repeating: .text(.contains("a")), count: 101))
            ), "assertions.body"
        ),
        (HTTPCheckConfiguration(url: "http://a/", tls: TLSSettings(keyPath: "k")), "tls.certificatePath"),
        (HTTPCheckConfiguration(url: "http://a/", maximumBodySize: 0), "maximumBodySize"),
        (HTTPCheckConfiguration(url: "http://a/", maximumReceivedSize: 0), "maximumReceivedSize"),
    ])
    func theWrongFieldIsNamed(configuration: HTTPCheckConfiguration, field: String) {
        var issues = ConfigurationIssues()
        configuration.validate(into: &issues)
        #expect(issues.issues.map(\.field) == [field])
    }
}
