import Foundation

/// All mutations of one decoder, and what came of them.
struct Run {
    /// What an answer of the usual size may take.
    private static let maximumNanoseconds: UInt64 = 50_000_000
    /// What never ends, as far as anyone would wait.
    private static let maximumSeconds = 30.0

    var corpus: Corpus
    var options: Options

    /// Decodes the mutations in several processes, and prints a line for them all and one for each failure.
    ///
    /// - Returns: Whether all went well.
    func execute() throws -> Bool {
        let start = Date()
        let stop = options.from + options.count
        let workers = try (0..<UInt64(options.jobs))
            .map { job in
                let mutations = stride(from: options.from + job, to: stop, by: options.jobs)
                return try Worker(corpus, seed: options.seed, mutations: mutations)
            }
        let failures = watch(workers) + workers.compactMap(slowness) + workers.compactMap(hunger)
        let accepted = workers.reduce(0) { $0 + $1.progress.acceptedCount }
        let count = workers.reduce(0) { $0 + $1.progress.count }
        let slowest = workers.map(\.progress.slowest).max { $0.nanoseconds < $1.nanoseconds } ?? Cost()
        let hungriest = workers.map(\.progress.hungriest).max { share(of: $0) < share(of: $1) } ?? Cost()
        print(
            "\(corpus.target): \(count) mutations of \(corpus.vectors.count) vectors,",
            "\(accepted) accepted, \(count - accepted) refused,",
            "slowest \(Self.milliseconds(slowest.nanoseconds)) for \(slowest.byteCount) bytes,",
            "hungriest \(Self.kibibytes(hungriest.allocated)) for \(hungriest.byteCount) bytes,",
            "\(Int(Date().timeIntervalSince(start).rounded())) s, seed \(options.seed)"
        )
        for failure in failures { try report(failure) }
        fflush(nil)
        return failures.isEmpty
    }

    private struct Failure {
        var text: String
        var mutation: UInt64
    }

    /// Waits until all processes have ended.
    private func watch(_ workers: [Worker]) -> [Failure] {
        var failures: [Failure] = []
        var running = workers.map { (worker: $0, mutation: UInt64.max, since: Date()) }
        while !running.isEmpty {
            usleep(10_000)
            for index in running.indices.reversed() {
                let worker = running[index].worker
                let ending = worker.poll()
                // Behind that: what runs may go on to the next one, and end there, meanwhile.
                let mutation = worker.progress.current
                if let ending {
                    running.remove(at: index)
                    guard case .died(let signal) = ending else { continue }
                    failures.append(Failure(text: "ends its process by signal \(signal)", mutation: mutation))
                } else if mutation != running[index].mutation {
                    running[index] = (worker, mutation, Date())
                } else if Date().timeIntervalSince(running[index].since) > Self.maximumSeconds {
                    running.remove(at: index)
                    worker.kill()
                    failures.append(Failure(text: "does not end", mutation: mutation))
                }
            }
        }
        return failures
    }

    private func slowness(of worker: Worker) -> Failure? {
        let slowest = worker.progress.slowest
        guard slowest.nanoseconds > Self.maximumNanoseconds else { return nil }
        return Failure(text: "takes \(Self.milliseconds(slowest.nanoseconds))", mutation: slowest.mutation)
    }

    private func hunger(of worker: Worker) -> Failure? {
        let hungriest = worker.progress.hungriest
        guard share(of: hungriest) > 1 else { return nil }
        let limit = corpus.target.maximumAllocation(hungriest.byteCount)
        return Failure(
            text: "allocates \(Self.kibibytes(hungriest.allocated)) at once, of \(Self.kibibytes(limit)) that it may,",
            mutation: hungriest.mutation
        )
    }

    private func share(of cost: Cost) -> Double { cost.share(of: corpus.target) }

    private func report(_ failure: Failure) throws {
        let file = options.findings.appending(path: "\(corpus.target)-\(options.seed)-\(failure.mutation)")
        try FileManager.default.createDirectory(at: options.findings, withIntermediateDirectories: true)
        try Data(corpus.mutation(failure.mutation, seed: options.seed)).write(to: file)
        print(
            """
            \(corpus.target) \(failure.text) on mutation \(failure.mutation) of seed \(options.seed), see \(file.path);
            again: SEED=\(options.seed) FROM=\(failure.mutation) MUTATIONS=1 .ci/mutate \(corpus.target)
            """
        )
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        String(format: "%.2f ms", Double(nanoseconds) / 1_000_000)
    }

    private static func kibibytes(_ byteCount: UInt64) -> String { "\((byteCount + 1_023) / 1_024) KiB" }
}
