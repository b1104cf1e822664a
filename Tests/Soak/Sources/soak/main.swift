import MonitorCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Every command, in the order in which they are listed.
let commands: [any SoakCommand.Type] = [
    RunCommand.self, ReplayCommand.self, BugsCommand.self, RecoveryCommand.self, FiguresCommand.self, ModelCommand.self,
]

let words = Array(CommandLine.arguments.dropFirst())
guard let command = commands.first(where: { $0.name == words.first }) else {
    print("usage: soak COMMAND [--option value …]\n")
    for command in commands { print("  \(command.name.padded(to: 10))\(command.summary)") }
    exit(2)
}
do {
    try await command.run(SoakArguments(words.dropFirst()))
} catch {
    print("soak \(command.name): \(error)")
    exit(1)
}
