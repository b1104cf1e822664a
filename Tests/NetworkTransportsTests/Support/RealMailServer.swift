import Foundation
import NIOPosix

/// An `aiosmtpd` in a process of its own that prints each mail as a line of JSON, parsed by Python's mail library.
struct RealMailServer {
    let port: Int
    private let output: FileHandle

    static let isRunnable = ProcessInfo.processInfo.environment["REQUIRE_SERVERS"] != nil || interpreter != nil

    private static let interpreter: String? = [
        "/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3",
    ]
    .first { path in
        guard FileManager.default.isExecutableFile(atPath: path) else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", "import aiosmtpd"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    struct Missing: Error {}

    static func run(_ body: (RealMailServer) async throws -> Void) async throws {
        guard let interpreter else { throw Missing() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try TestCertificates.localhostChain.write(
            to: folder.appendingPathComponent("server.pem"),
            atomically: true,
            encoding: .utf8
        )
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: interpreter)
        process.arguments = ["-u", "-c", script, folder.appendingPathComponent("server.pem").path]
        process.standardOutput = output
        try process.run()
        defer {
            // The threads of tasks block SIGTERM, and what they start inherits that.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let server = RealMailServer(port: 0, output: output.fileHandleForReading)
        guard let port = Int(try await server.line()) else { throw Missing() }
        try await body(RealMailServer(port: port, output: server.output))
    }

    /// The next mail that the server has taken.
    func nextMail() async throws -> [String: Any] {
        let line = try await line()
        return try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }

    private func line() async throws -> String {
        try await NIOThreadPool.singleton.runIfActive { [output] in
            var bytes: [UInt8] = []
            while let byte = output.readData(ofLength: 1).first, byte != 0x0a { bytes.append(byte) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static let script = """
        import asyncio, email, email.policy, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
                parts = {part.get_content_type(): part for part in mail.walk()}
                print(json.dumps({
                    "to": envelope.rcpt_tos, "subject": str(mail["subject"]), "message-id": str(mail["message-id"]),
                    "references": str(mail["references"]), "date": int(mail["date"].datetime.timestamp()),
                    "text": parts["text/plain"].get_content().replace("\\r\\n", "\\n"),
                    "html": parts["text/html"].get_content().replace("\\r\\n", "\\n"),
                    "defects": sum(len(part.defects) for part in mail.walk()),
                }))
                return "250 taken"

        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=(data.login, data.password) == (b"ops", b"s3cret"), handled=False)

        async def main():
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(sys.argv[1])
            server = await asyncio.get_running_loop().create_server(
                lambda: SMTP(Handler(), tls_context=tls, require_starttls=True, auth_required=True,
                             authenticator=authenticate), "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1])
            await server.serve_forever()

        asyncio.run(main())
        """
}
