import ArgumentParser

/// The option that names the configuration file.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .long, help: "The configuration file.")
    var config = "blacktide.yml"

    /// Reads the file; mistakes are printed one a line, each with file, line, key and fix.
    func load() throws -> PlatformConfiguration {
        do {
            return try ConfigurationLoader(registry: try Platform.registry()).load(path: config)
        } catch let issues as FileIssues {
            throw ValidationError("\(issues)")
        } catch let issue as FileIssue {
            throw ValidationError("\(issue)")
        }
    }
}
