import FoundationEssentials
import MonitorCore
import Testing

@testable import CheckProtocols

@Suite struct TCPConfigurationTests {
    private func decode(_ json: String) throws -> TCPCheckConfiguration {
        try JSONDecoder().decode(TCPCheckConfiguration.self, from: Data(json.utf8))
    }

    @Test func hostAndPortSuffice() throws {
        #expect(try decode(#"{"host": "db", "port": 5432}"#) == TCPCheckConfiguration(host: "db", port: 5_432))
    }

    @Test func everyFieldIsDecodedAndEncoded() throws {
        let json = """
            {"host": "mail", "port": 465, "tls": {"verify": false}, "latencyAbove": "500ms",
             "certificateDaysBelow": 7, "addressFamily": "ipv6", "maximumReadSize": 10,
             "dialogue": [{"expectPattern": "^220"}, {"send": "QUIT"}, {"sendHex": "0d 0aff"}, {"expectHex": "01"},
                          {"expect": "ok"}]}
            """
        let configuration = try decode(json)
        #expect(
            configuration
                == TCPCheckConfiguration(
                    host: "mail",
                    port: 465,
                    tls: TLSSettings(verify: false),
                    dialogue: [
                        .expectPattern(try RegularExpression("^220")), .send(Array("QUIT".utf8)),
                        .send([0x0D, 0x0A, 0xFF]), .expect([1]), .expect(Array("ok".utf8)),
                    ],
                    latencyAbove: .milliseconds(500),
                    certificateDaysBelow: 7,
                    addressFamily: .ipv6,
                    maximumReadSize: 10
                )
        )
        let again = try JSONDecoder()
            .decode(
                TCPCheckConfiguration.self,
                from: JSONEncoder().encode(configuration)
            )
        #expect(again == configuration)
    }

    @Test(arguments: [#"{}"#, #"{"send": "a", "expect": "b"}"#, #"{"sendHex": "0"}"#, #"{"expectPattern": "("}"#])
    func aStepThatIsWrongIsRefused(step: String) {
        #expect(throws: DecodingError.self) {
            try decode(#"{"host": "h", "port": 1, "dialogue": [\#(step)]}"#)
        }
    }

    @Test(arguments: [
        (TCPCheckConfiguration(host: "", port: 1), "host"),
        (TCPCheckConfiguration(host: "a b", port: 1), "host"),
        (TCPCheckConfiguration(host: "a", port: 0), "port"),
        (TCPCheckConfiguration(host: "a", port: 65_536), "port"),
        (TCPCheckConfiguration(host: "a", port: 1, dialogue: [.send([])]), "dialogue[0]"),
        (TCPCheckConfiguration(host: "a", port: 1, latencyAbove: .zero), "latencyAbove"),
        (TCPCheckConfiguration(host: "a", port: 1, certificateDaysBelow: -1), "certificateDaysBelow"),
        (TCPCheckConfiguration(host: "a", port: 1, maximumReadSize: 0), "maximumReadSize"),
        (TCPCheckConfiguration(host: "a", port: 1, tls: TLSSettings(authority: "x")), "tls.authority"),
        (TCPCheckConfiguration(host: "a", port: 1, tls: TLSSettings(serverName: "::1")), "tls.serverName"),
        (TCPCheckConfiguration(host: "a", port: 1, tls: TLSSettings(serverName: "1.2.3.4")), "tls.serverName"),
    ])
    func theWrongFieldIsNamed(configuration: TCPCheckConfiguration, field: String) {
        var issues = ConfigurationIssues()
        configuration.validate(into: &issues)
        #expect(issues.issues.map(\.field) == [field])
    }
}
