import Foundation
import Testing

/// An nginx that serves HTTP and HTTPS on loopback.
final class Nginx {
    /// How it answers.
    enum Behaviour: String {
        case serve = ""
        /// A little at a time, about 400 ms for an answer.
        case slow = "limit_rate 6000; sendfile_max_chunk 1k;"
        /// Closes each connection with a reset once it has been asked.
        case reset = "return 444;"
    }

    let port: Int
    let securePort: Int
    /// The certificate of the authority that the server's certificate is from.
    let authorityPath: String

    private let folder: TemporaryFolder
    private var process: ChildProcess?

    init(in folder: TemporaryFolder, port: Int, securePort: Int) async throws {
        self.folder = folder
        self.port = port
        self.securePort = securePort
        authorityPath = folder.path("ca.pem")
        try await issueCertificates()
    }

    /// Starts it, or restarts it.
    func start() throws {
        let executable = try #require(Tools.nginx, "nginx is not installed: apt-get install nginx-light")
        try configure(.serve)
        let arguments = ["-p", folder.url.path, "-c", folder.path("nginx.conf")]
        process = try ChildProcess(executable, arguments, in: folder, log: "nginx.out")
    }

    /// Stops it in order.
    func stop() async throws {
        let process = try #require(process)
        process.signal(SIGTERM)
        try await process.ended(within: .seconds(10))
    }

    /// Makes it answer in another way, without a restart.
    func become(_ behaviour: Behaviour) throws {
        try configure(behaviour)
        process?.signal(SIGHUP)
    }

    /// Stops the clock for it: connections are made, and nothing answers.
    func freeze() {
        process?.signal(SIGSTOP)
        for worker in process?.children ?? [] {
            kill(worker, SIGSTOP)
        }
    }

    /// Undoes ``freeze()``.
    func thaw() {
        for worker in process?.children ?? [] {
            kill(worker, SIGCONT)
        }
        process?.signal(SIGCONT)
    }

    /// Ends it at once.
    func end() {
        process?.kill()
    }

    private func configure(_ behaviour: Behaviour) throws {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder.path("nginx-\($0)"));" }
            .joined(separator: "\n    ")
        let answer = behaviour == .reset ? "" : "return 200 \"\(String(repeating: "tide ", count: 400))\";"
        let listensOnIPv6 = LoopbackPort.hasIPv6 ? "listen [::1]:\(port);" : ""
        let text = """
            daemon off;
            worker_processes 1;
            pid \(folder.path("nginx.pid"));
            error_log \(folder.path("nginx.log"));
            events { worker_connections 256; }
            http {
                access_log off;
                default_type text/plain;
                reset_timedout_connection on;
                \(temporary)
                server {
                    listen 127.0.0.1:\(port);
                    \(listensOnIPv6)
                    listen 127.0.0.1:\(securePort) ssl;
                    ssl_certificate \(folder.path("leaf.pem"));
                    ssl_certificate_key \(folder.path("leaf.key"));
                    location / { \(behaviour.rawValue) \(answer) }
                }
            }
            """
        try folder.write(text, to: "nginx.conf")
    }

    private func issueCertificates() async throws {
        let openssl = try #require(Tools.openssl, "openssl is not installed")
        try folder.write(
            """
            [req]
            distinguished_name = name
            [name]
            [authority]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign
            [server]
            basicConstraints = critical, CA:FALSE
            subjectAltName = DNS:localhost
            extendedKeyUsage = serverAuth
            """,
            to: "tls.cnf"
        )
        let common = ["req", "-x509", "-config", "tls.cnf", "-nodes", "-days", "30", "-newkey", "ec"]
        let curve = ["-pkeyopt", "ec_paramgen_curve:P-256"]
        let authority = ["-extensions", "authority", "-subj", "/CN=test CA", "-keyout", "ca.key", "-out", "ca.pem"]
        let server = [
            "-extensions", "server", "-subj", "/CN=localhost", "-keyout", "leaf.key", "-out", "leaf.pem",
            "-CA", "ca.pem", "-CAkey", "ca.key",
        ]
        for arguments in [authority, server] {
            let run = try await ChildProcess.run(openssl, common + curve + arguments, in: folder)
            try #require(run.status == 0, "\(run.output)")
        }
    }
}
