public import ArgumentParser
import Foundation
import MonitorCore
import MonitorTestKit

/// Tries alert policies in simulated worlds.
public struct PolicyLabCommand: AsyncParsableCommand {
    /// How the command is named and described.
    public static let configuration = CommandConfiguration(
        commandName: "policy-lab",
        abstract: "Shows when alert policies page, and when they page in vain, before they page you.",
        discussion: """
            Each scenario is played under each policy by the real platform on virtual time. The table tells what came of \
            it, and a picture of every scenario shows why.
            """
    )

    @Option(help: "The folder for the pictures.")
    var output = "policy-lab"

    @Option(help: "Decides what is left to chance; equal seeds give equal results.")
    var seed: UInt64 = 1

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Only these: outage, flapping, noise, lie, partition.", valueName: "name")
    )
    var scenario: [String] = []

    @Option(parsing: .upToNextOption, help: "Policies with so many failures in a row, instead of the usual ones.")
    var failures: [Int] = []

    @Option(
        parsing: .upToNextOption,
        help: "Policies with so many regions as the electorate, instead of the usual ones."
    )
    var quorum: [Int] = []

    @Option(help: "The time from one check to the next.")
    var interval = "30s"

    @Option(parsing: .upToNextOption, help: "Where checks run.")
    var regions = ["ap", "eu", "us"]

    /// Creates the command with its defaults.
    public init() {}

    /// Checks the options.
    public func validate() throws {
        guard let length = Duration(text: interval), (.seconds(1)...Duration.minutes(5)).contains(length) else {
            throw ValidationError("--interval is a duration from 1s to 5m, such as 30s")
        }
        guard regions.count == Set(regions).count, (1...16).contains(regions.count) else {
            throw ValidationError("--regions are 1 to 16 different names")
        }
        guard failures.allSatisfy((1...100).contains) else { throw ValidationError("--failures are from 1 to 100") }
        guard quorum.allSatisfy((1...regions.count).contains) else {
            throw ValidationError("--quorum is from 1 to the number of regions")
        }
        let known = LabScenario.all(regions: regions.map { Region($0) }).map(\.name)
        for name in scenario where !known.contains(name) {
            throw ValidationError("there is no scenario “\(name)” here; there are \(known.joined(separator: ", "))")
        }
    }

    /// Runs all experiments, prints the table and writes the pictures.
    public func run() async throws {
        let laboratory = laboratory
        let scenarios = LabScenario.all(regions: laboratory.regions)
            .filter { scenario.isEmpty || scenario.contains($0.name) }
        let experiments = try await laboratory.run(scenarios)
        let isColoured = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        for line in ResultTable(experiments: experiments, isColoured: isColoured).lines { print(line) }
        let gallery = Gallery(folder: URL(filePath: output))
        try gallery.write(experiments)
        print("pictures: \(gallery.index.path(percentEncoded: false))")
    }

    var laboratory: Laboratory {
        var laboratory = Laboratory(regions: regions.map { Region($0) }, seed: seed)
        if let interval = Duration(text: interval) { laboratory.interval = interval }
        guard !failures.isEmpty || !quorum.isEmpty else { return laboratory }
        let electorates: [Int?] = quorum.isEmpty ? [nil] : quorum
        laboratory.policies = electorates.flatMap { quorum in
            (failures.isEmpty ? [2] : failures).map { Policy.majority(failures: $0, quorum: quorum) }
        }
        return laboratory
    }
}
