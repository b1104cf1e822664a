import BenchmarkHarness
import CheckProtocols
import Foundation
import MonitorCore
import NIOCore
import NIOPosix
import Synchronization

/// HTTP probes of a local nginx beside Debian's prometheus-blackbox-exporter, turn by turn in the same run.
enum ProbeSuite {
    private struct Rate {
        var perSecond = 0.0
        /// Microseconds of CPU for each probe.
        var processor = Double.infinity
    }

    private static let nginxPort = 58_080
    private static let exporterPort = 59_115
    private static let seconds = 3
    private static let target = "http://127.0.0.1:\(nginxPort)/"

    static func run(_ report: inout Report) async throws {
        report.record("probe.memory", try await memoryInFlight() / 1_024)
        try await SampleData.withTemporaryFolder { folder in
            try configuration(in: folder)
            let nginx = try PeerProcess("nginx", ["-c", "\(folder)/nginx.conf"])
            defer { nginx.stop() }
            let exporter = try PeerProcess(
                "prometheus-blackbox-exporter",
                ["--config.file=\(folder)/blackbox.yml", "--web.listen-address=127.0.0.1:\(exporterPort)"]
            )
            defer { exporter.stop() }
            try await ready()
            var ours = Rate()
            var theirs = Rate()
            for concurrency in [1, 8, 32] {
                for _ in 0..<3 {
                    let peer = try peerRate(concurrency: concurrency, exporter: exporter)
                    let own = try await ownRate(concurrency: concurrency)
                    // Each side is taken at its best.
                    theirs.perSecond = max(theirs.perSecond, peer.perSecond)
                    theirs.processor = min(theirs.processor, peer.processor)
                    ours.perSecond = max(ours.perSecond, own.perSecond)
                    ours.processor = min(ours.processor, own.processor)
                }
            }
            report.record("probe.rate", ours.perSecond / theirs.perSecond)
            report.record("probe.cpu", ours.processor / theirs.processor)
            report.note("own: \(text(ours)); blackbox_exporter: \(text(theirs))")
        }
    }

    private static func text(_ rate: Rate) -> String {
        "\(Report.text(rate.perSecond)) probes/s, \(Report.text(rate.processor)) us CPU per probe"
    }

    private static func peerRate(concurrency: Int, exporter: PeerProcess) throws -> Rate {
        let before = exporter.processorSeconds
        let output = try PeerProcess.output(
            of: "wrk",
            [
                "-t1", "-c\(concurrency)", "-d\(seconds)s",
                "http://127.0.0.1:\(exporterPort)/probe?target=\(target)&module=http",
            ]
        )
        let processor = exporter.processorSeconds - before
        let words = output.split(whereSeparator: \.isWhitespace)
        guard let label = words.firstIndex(of: "Requests/sec:"), let rate = Double(words[label + 1]), rate > 0 else {
            throw PeerProcess.Missing(name: "a working prometheus-blackbox-exporter")
        }
        return Rate(perSecond: rate, processor: processor / (rate * Double(seconds)) * 1e6)
    }

    private static func ownRate(concurrency: Int) async throws -> Rate {
        let runner = HTTPCheckRunner()
        let time = SystemTimeSource()
        let processorStart = ProcessUsage.processorSeconds
        let start = time.monotonic
        let end = start + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<concurrency {
                group.addTask {
                    var count = 0
                    let configuration = HTTPCheckConfiguration(url: target)
                    while time.monotonic < end {
                        let finding = try await runner.run(configuration, in: context(index, time: time))
                        guard finding.outcome == .up else { throw PeerProcess.Missing(name: "a working nginx") }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = (time.monotonic - start).inSeconds
        let processor = ProcessUsage.processorSeconds - processorStart
        return Rate(perSecond: Double(count) / elapsed, processor: processor / Double(count) * 1e6)
    }

    /// Bytes of this process for each of many probes that wait for an answer.
    private static func memoryInFlight() async throws -> Double {
        let count = 2_000
        // Nobody accepts: the system completes the connections, and the server's side takes no memory of this process.
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        let configuration = HTTPCheckConfiguration(url: "http://127.0.0.1:\(server.localAddress?.port ?? 0)/")
        let runner = HTTPCheckRunner()
        let time = SystemTimeSource()
        func hold(_ count: Int) async throws -> Double {
            try await withThrowingTaskGroup(of: Void.self) { group in
                let before = ProcessUsage.residentByteCount
                for index in 0..<count {
                    group.addTask {
                        _ = try? await runner.run(configuration, in: context(index, time: time))
                    }
                }
                try await time.sleep(for: .seconds(2))
                let bytes = ProcessUsage.residentByteCount - before
                group.cancelAll()
                return bytes
            }
        }
        _ = try await hold(50)
        let bytes = try await hold(count)
        try await server.close()
        return bytes / Double(count)
    }

    private static func context(_ index: Int, time: SystemTimeSource) -> CheckContext {
        CheckContext(
            slot: SlotID(monitor: SampleData.monitorID(index), region: SampleData.region, time: .epoch),
            deadline: time.monotonic + .seconds(5),
            time: time,
            logger: SampleData.quietLogger
        )
    }

    /// Waits until the peer can probe nginx.
    private static func ready() async throws {
        let time = SystemTimeSource()
        let configuration = HTTPCheckConfiguration(
            url: "http://127.0.0.1:\(exporterPort)/probe?target=\(target)&module=http",
            assertions: HTTPAssertions(body: [.text(.contains("probe_success 1"))])
        )
        for _ in 0..<100 {
            let finding = try await HTTPCheckRunner().run(configuration, in: context(0, time: time))
            if finding.outcome == .up { return }
            try await time.sleep(for: .milliseconds(50))
        }
        throw PeerProcess.Missing(name: "a working prometheus-blackbox-exporter")
    }

    private static func configuration(in folder: String) throws {
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        let nginx = """
            daemon off; master_process off; pid \(folder)/nginx.pid; error_log \(folder)/error.log;
            events { worker_connections 4096; }
            http {
                access_log off; \(paths.joined(separator: " "))
                server { listen 127.0.0.1:\(nginxPort); location / { return 200 "ok\\n"; } }
            }
            """
        try nginx.write(toFile: "\(folder)/nginx.conf", atomically: true, encoding: .utf8)
        let blackbox = "modules: {http: {prober: http, timeout: 5s, http: {preferred_ip_protocol: ip4}}}\n"
        try blackbox.write(toFile: "\(folder)/blackbox.yml", atomically: true, encoding: .utf8)
    }
}
