import MonitorCore
import Testing

@Suite("Subject filters")
struct SubjectFilterTests {
    @Test(
        "what filters cover",
        arguments: [
            ("a.b", "a.b", true), ("a.b", "a", false), ("a", "a.b", false), ("a.b", "a.c", false), ("*", "a", true),
            ("*", "a.b", false), ("a.*", "a.b", true), ("a.*", "a", false), ("a.*", "a.b.c", false),
            ("*.b", "a.b", true), ("a.*.c", "a.b.c", true), (">", "a", true), (">", "a.b.c", true),
            ("a.>", "a.b", true), ("a.>", "a.b.c", true), ("a.>", "a", false), ("a.>", "b.c", false),
            ("*.>", "a.b", true), ("a.>.c", "a.b.c", false), ("a.>.c", "a.>.c", true), ("", "", true), ("a", "", false),
            ("a.b*", "a.bc", false), ("dead.>", "dead.work", true),
        ] as [(SubjectFilter, Subject, Bool)]
    )
    func matching(_ filter: SubjectFilter, _ subject: Subject, _ expected: Bool) {
        #expect(filter.matches(subject) == expected)
    }
}
