import AlertRules
import ArgumentParser
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
        (
            "monitors: []\nregions: []\n",
            ["blacktide.yml:2: regions: name at least one region, and each only once"]
        ),
        (
            "monitors: []\nregions: [eu, eu]\n",
            ["blacktide.yml:2: regions: name at least one region, and each only once"]
        ),
        (
            "monitors: []\nchannels:\n  - {id: c, type: console}\n  - type: console\n    id: c\n",
            ["blacktide.yml:5: channels[1].id: the channel on line 3 has the id “c” already; ids must differ"]
        ),
        (
            "monitors: []\nchannels:\n  - {id: c, type: email, host: h, from: a@b, to: []}\n",
            ["blacktide.yml:3: channels[0].to: name at least one recipient"]
        ),
        (
            "monitors: []\nalerts:\n  - id: a\n    condition: {status: [up]}\n",
            [
                "blacktide.yml:4: alerts[0].condition.status: a rule can wait for the status down, degraded or both"
            ]
        ),
        (
            "monitors: []\nalerts:\n  - id: a\n    condition: {status: [down]}\n    minimumRegions: 0\n",
            ["blacktide.yml:5: alerts[0].minimumRegions: minimumRegions is 0; it must be at least 1"]
        ),
        (
            "monitors: []\nalerts:\n  - {id: a, condition: {consecutiveFailures: 0}}\n",
            ["blacktide.yml:3: alerts[0].condition.consecutiveFailures: consecutiveFailures is 0"]
        ),
        (
            "monitors: []\nalerts:\n  - {id: a, condition: {status: [down]}}\n  - condition: {status: [down]}\n"
                + "    id: a\n",
            ["blacktide.yml:5: alerts[1].id: the rule on line 3 has the id “a” already; ids must differ"]
        ),
    ])
    func namesFileLineKeyAndFix(text: String, expected: [String]) throws {
        let found = try issues(text)
        #expect(found.count == expected.count, "\(found)")
        for (found, expected) in zip(found, expected) {
            #expect(found.hasPrefix(expected), "\(found)")
        }
    }

    @Test func warnsOfRulesThatCannotDoWhatTheySay() throws {
        let text = """
            monitors:
              - {id: a, timeout: 5s, tcp: {host: h, port: 1}}
            alerts:
              - id: nobody
                selector: {monitors: [b]}
                condition: {status: [down]}
              - id: slow
                condition:
                  latency: {above: 1m}
                minimumRegions: 2
                annotations:
                  summary: "{{nane}} is slow"
            """
        let warnings = try load(text).warnings.map(\.description)
        let expected = [
            "blacktide.yml:5: alerts[0].selector: it selects none of the monitors",
            "blacktide.yml:9: alerts[1].condition.latency: no check takes longer than its timeout, at most 5s;",
            "blacktide.yml:10: alerts[1].minimumRegions: it asks for 2 regions, its monitors have at most 1",
            "blacktide.yml:12: alerts[1].annotations.summary: annotation “summary” has the unknown placeholder {{nane}}",
        ]
        #expect(warnings.count == expected.count, "\(warnings)")
        for (warning, expected) in zip(warnings, expected) {
            #expect(warning.hasPrefix(expected), "\(warning)")
        }
    }

    @Test func monitorsSayWhereTheyAreCheckedAndProcessesWhatTheyServe() throws {
        let own = "  - {id: a, regions: [us, eu], tcp: {host: h, port: 1}}\n"
        let plain = "  - {id: b, tcp: {host: h, port: 1}}\n"
        #expect(try load("monitors: []\n").regions == ["local"])
        #expect(try load("monitors:\n" + own).regions == ["eu", "us"])
        #expect(try load("monitors:\n" + own + plain).regions == ["eu", "local", "us"])
        let configuration = try load("regions: [asia]\nmonitors:\n" + own + plain)
        #expect(configuration.regions == ["asia", "eu", "us"])
        #expect(configuration.monitors.map(\.regions) == [["us", "eu"], ["asia"]])
        #expect(configuration.servedRegions == nil)
    }

    @Test func processesWithoutANameHaveDifferentOnes() throws {
        let nodes = try (0..<3).map { _ in try load("monitors: []\n").node }
        #expect(Set(nodes).count > 1, "\(nodes)")
        #expect(nodes.allSatisfy { $0.contains("-\(ProcessInfo.processInfo.processIdentifier)-") }, "\(nodes)")
    }

    @Test(arguments: ["", ",", "runner,", "runer"])
    func refusesRolesThatAreNone(list: String) throws {
        #expect(throws: ValidationError.self) {
            try RunCommand.elements(of: list, option: "role", among: Role.allCases.map(\.rawValue))
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
