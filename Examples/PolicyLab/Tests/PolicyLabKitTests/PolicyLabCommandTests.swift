import ArgumentParser
import MonitorCore
import Testing

@testable import PolicyLabKit

@Suite("Command")
struct PolicyLabCommandTests {
    @Test("without options the usual policies are compared")
    func defaults() throws {
        let laboratory = try PolicyLabCommand.parse([]).laboratory
        #expect(laboratory.policies == Policy.defaults)
        #expect(laboratory.interval == .seconds(30))
    }

    @Test("options choose the policies")
    func policies() throws {
        let arguments = ["--failures", "1", "4", "--quorum", "2", "--regions", "a", "b", "--interval", "10s"]
        let laboratory = try PolicyLabCommand.parse(arguments).laboratory
        #expect(laboratory.policies == [.majority(failures: 1, quorum: 2), .majority(failures: 4, quorum: 2)])
        #expect(laboratory.regions == ["a", "b"])
        #expect(laboratory.interval == .seconds(10))
    }

    @Test(
        "what makes no sense is refused",
        arguments: [
            ["--failures", "0"], ["--quorum", "4"], ["--interval", "soon"], ["--regions", "a", "a"],
            ["--scenario", "war"], ["--regions", "a", "--scenario", "lie"],
        ]
    )
    func refusals(arguments: [String]) {
        #expect(throws: (any Error).self) { try PolicyLabCommand.parse(arguments) }
    }
}
