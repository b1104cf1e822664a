import Foundation
import MonitorCore
import Testing

@testable import BlackTideKit

@Suite struct ConfigurationLoaderTests {
    private func load(_ text: String, environment: [String: String] = [:]) throws -> PlatformConfiguration {
        let loader = ConfigurationLoader(registry: try Platform.registry(), environment: environment)
        return try loader.load(text: text, file: "blacktide.yml")
    }

    private func issues(_ text: String, environment: [String: String] = [:]) throws -> [String] {
        do {
            _ = try load(text, environment: environment)
            return []
        } catch let issues as FileIssues {
            return issues.issues.map(\.description)
        } catch let issue as FileIssue {
            return [issue.description]
        }
    }

    @Test func readsTheExample() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: folder.appending(path: "blacktide.yml"), encoding: .utf8)
        let configuration = try load(text)
        #expect(configuration.monitors.map(\.id) == ["website", "api", "database"])
        #expect(configuration.monitors[0].schedule == .every(.seconds(30)))
        #expect(configuration.monitors[1].schedule == .every(.seconds(10)))
        #expect(configuration.monitors[1].maintenance.count == 1)
        #expect(configuration.rules.map(\.id) == ["down", "certificate"])
        #expect(configuration.channels.map(\.id) == ["terminal"])
    }

    @Test(arguments: [
        (
            "monitors:\n  - id: a\n    timout: 3s\n    tcp: {host: h, port: 1}\n",
            ["blacktide.yml:3: monitors[0].timout: this key is not known; did you mean “timeout”?"]
        ),
        (
            "monitors:\n  - id: a\n    tcp: {host: h, port: 70000}\n",
            ["blacktide.yml:3: monitors[0].tcp.port: "]
        ),
        (
            "monitors:\n  - id: a\n    every: soon\n    tcp: {host: h, port: 1}\n",
            ["blacktide.yml:3: monitors[0].every: “soon” is not a duration; write it as 30s, 250ms or 1m30s"]
        ),
        (
            "monitors:\n  - id: a\n    tcp: {host: h, port: 1}\n  - id: a\n    tcp: {host: h, port: 1}\n",
            ["blacktide.yml:4: monitors[1].id: the monitor on line 2 has the id “a” already; ids must differ"]
        ),
        (
            "monitors:\n  - id: a\n    every: 1s\n    timeout: 5s\n    tcp: {host: h, port: 1}\n",
            ["blacktide.yml:4: monitors[0].timeout: the timeout (5s) must not exceed the interval (1s)"]
        ),
        (
            "monitors:\n  - id: a\n",
            [
                "blacktide.yml:2: monitors[0]: a monitor needs exactly one of these keys, with the check's "
                    + "configuration: http, tcp"
            ]
        ),
        (
            "leaseDuration: 0s\nmonitors: []\n",
            ["blacktide.yml:1: leaseDuration: the duration must be from 1s to 10m"]
        ),
        ("monitors: [\n", ["blacktide.yml:2: this is not YAML: "]),
        ("- a\n", ["blacktide.yml:1: the file must be a mapping (key: value)"]),
        ("{}\n", ["blacktide.yml:1: monitors: “monitors” is missing; add a list of them"]),
        (
            "monitors:\n  - {id: a, parents: [b], tcp: {host: h, port: 1}}\n",
            ["blacktide.yml:2: monitors[0].parents[0]: there is no monitor “b”"]
        ),
        (
            "monitors: []\nchannels:\n  - id: c\n    type: pager\n",
            [
                "blacktide.yml:4: channels[0].type: “pager” is no channel; use console, webhook, slack, discord "
                    + "or email"
            ]
        ),
    ])
    func namesFileLineKeyAndFix(text: String, expected: [String]) throws {
        let found = try issues(text)
        #expect(found.count == expected.count, "\(found)")
        for (found, expected) in zip(found, expected) {
            #expect(found.hasPrefix(expected), "\(found)")
        }
    }

    @Test func reportsEveryMistakeAtOnce() throws {
        let text = """
            monitors:
              - id: a
                every: never
                tcp: {host: h, port: 0}
              - id: b
                http: {ulr: "http://x"}
            """
        #expect(try issues(text).count >= 3)
    }

    @Test func replacesVariablesOfTheEnvironment() throws {
        let text = "database: ${DIR}/b.sqlite\nmonitors: []\nnode: $${x}\n"
        let configuration = try load(text, environment: ["DIR": "/var"])
        #expect(configuration.database == "/var/b.sqlite")
        #expect(configuration.node == "${x}")
        #expect(
            try issues(text) == ["blacktide.yml:1: database: the environment variable DIR is not set"]
        )
    }
}
