import Foundation

/// The programs that the end-to-end tests start.
enum Tools {
    /// The platform, which the build puts beside the test bundle.
    static let blacktide: URL? = {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = folder.appending(path: "blacktide")
            if isProgram(candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }()
    static let nginx = program("nginx", in: ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/bin"])
    static let openssl = program("openssl", in: ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"])
    static let setpriv = program("setpriv", in: ["/usr/bin"])
    static let postgres = program("postgres", in: postgresFolders)
    static let initdb = program("initdb", in: postgresFolders)

    /// Whether tests against servers run: when the servers are installed, and always where their absence is a failure.
    static let canRunServers: Bool = {
        let environment = ProcessInfo.processInfo.environment
        let isRequired = environment["CI"] == "true" || environment["MONITOR_STRICT"] != nil
        return isRequired || [nginx, openssl, postgres, initdb].allSatisfy { $0 != nil }
    }()

    private static let postgresFolders: [String] = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.sorted().reversed().map { "\(root)/\($0)/bin" } + ["/usr/bin", "/usr/local/bin"]
    }()

    private static func program(_ name: String, in folders: [String]) -> URL? {
        folders.map { URL(filePath: $0).appending(path: name) }.first(where: isProgram)
    }

    private static func isProgram(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && !isDirectory.boolValue
            && FileManager.default.isExecutableFile(atPath: url.path)
    }
}
