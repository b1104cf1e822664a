import Foundation
import Testing

/// A PostgreSQL server on loopback.
final class PostgreSQL {
    let port: Int

    private let folder: TemporaryFolder
    private var process: ChildProcess?

    /// Creates the server's files.
    init(in folder: TemporaryFolder, port: Int) async throws {
        self.folder = folder
        self.port = port
        let initdb = try #require(Tools.initdb, "PostgreSQL is not installed: apt-get install postgresql")
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        if getuid() == 0 {
            attributes[.ownerAccountName] = "postgres"
            attributes[.groupOwnerAccountName] = "postgres"
        }
        let data = folder.path("pgdata")
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
        try FileManager.default.setAttributes(attributes, ofItemAtPath: data)
        let arguments = ["-D", data, "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        let (executable, all) = try Self.unprivileged(initdb, arguments)
        let run = try await ChildProcess.run(executable, all, in: folder, within: .seconds(60))
        try #require(run.status == 0, "\(run.output)")
    }

    /// Starts it, or restarts it.
    func start() throws {
        let postgres = try #require(Tools.postgres, "PostgreSQL is not installed: apt-get install postgresql")
        let arguments = [
            "-D", folder.path("pgdata"), "-p", "\(port)", "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "fsync=off",
        ]
        let (executable, all) = try Self.unprivileged(postgres, arguments)
        process = try ChildProcess(executable, all, in: folder, log: "postgres.log")
    }

    /// Stops it: connections that are open are closed.
    func stop() async throws {
        let process = try #require(process)
        process.signal(SIGINT)
        try await process.ended(within: .seconds(20))
    }

    /// Stops the clock for the process that accepts connections.
    func freeze() {
        process?.signal(SIGSTOP)
    }

    /// Undoes ``freeze()``.
    func thaw() {
        process?.signal(SIGCONT)
    }

    /// Ends it at once.
    func end() {
        process?.kill()
    }

    /// The server refuses to run as root.
    private static func unprivileged(_ program: URL, _ arguments: [String]) throws -> (URL, [String]) {
        guard getuid() == 0 else { return (program, arguments) }
        let setpriv = try #require(Tools.setpriv, "setpriv is not installed: apt-get install util-linux")
        let user = ["--reuid=postgres", "--regid=postgres", "--clear-groups", program.path]
        return (setpriv, user + arguments)
    }
}
