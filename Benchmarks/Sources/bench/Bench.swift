import BenchmarkHarness

/// Measures the monitoring side: see ``BenchmarkProgram``.
@main
enum Bench {
    static func main() async throws {
        await BenchmarkProgram.run([
            "memory": MemorySuite.run,
            "pipeline": PipelineSuite.run,
            "probe": ProbeSuite.run,
            "scheduler": SchedulerSuite.run,
            "sketch": SketchSuite.run,
            "sqlite": SQLiteSuite.run,
        ])
    }
}
