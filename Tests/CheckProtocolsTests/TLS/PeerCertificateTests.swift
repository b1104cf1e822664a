import FoundationEssentials
import MonitorCore
import NIOSSL
import Testing

@testable import CheckProtocols

@Suite struct PeerCertificateTests {
    /// A certificate for localhost, always the same so that a seed always changes the same bytes.
    private static let der = Array(
        Data(
            base64Encoded: """
                MIIB4zCCAYqgAwIBAgIUe+R0mGqYrsFO5fzPwtKqhcN4c1wwCgYIKoZIzj0EAwIwMDELMAkGA1UEBhMCWFgxDTALBgNVBAoMBFRl
                c3QxEjAQBgNVBAMMCWxvY2FsaG9zdDAeFw0yNjExMjEwODI0MDVaFw0yNjEyMjEwODI0MDVaMDAxCzAJBgNVBAYTAlhYMQ0wCwYD
                VQQKDARUZXN0MRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASwOmGpTygmWLsmCch3BOlqrGnt
                QfJ0IZEZ0UywmB3gL/oqnUlU/o9PDLYLgwMFO9KJuSals7uJYOah4E+GdBhAo4GBMH8wHQYDVR0OBBYEFOc7uY6eAd9vZMeQhyeI
                XNsV7hNvMB8GA1UdIwQYMBaAFOc7uY6eAd9vZMeQhyeIXNsV7hNvMA8GA1UdEwEB/wQFMAMBAf8wLAYDVR0RBCUwI4IJbG9jYWxo
                b3N0hwR/AAABhxAAAAAAAAAAAAAAAAAAAAABMAoGCCqGSM49BAMCA0cAMEQCIAz8Pid1lBhwzArgF8XFU7hbsBjZBXSsadcRz7TN
                IjftAiBFBHrXIw3En0xRtkwBSgXrGW40EYesbVUAPSlcbVES7g==
                """,
            options: .ignoreUnknownCharacters
        ) ?? Data()
    )

    private let now = Timestamp(seconds: 1_800_000_000)

    @Test func theDaysLeftAreCounted() throws {
        let identity = try TestAuthority().issue(daysLeft: 30)
        let certificate = try NIOSSLCertificate(bytes: Array(identity.certificatePEM.utf8), format: .pem)
        #expect((29.9...30.1).contains(PeerCertificate.daysLeft(of: certificate, at: SystemTimeSource().now)))
    }

    /// A peer may send any bytes as the times of its certificate; what is read of them never traps.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func timesWithMistakesNeverTrap(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let original = Self.der
        let places = original.indices.filter { index in
            index + 15 <= original.count && original[index] == 0x17 && original[index + 1] == 13
        }
        #expect(places.count == 2)
        #expect(throws: Never.self) { try NIOSSLCertificate(bytes: original, format: .der) }
        for _ in 0..<20 {
            var bytes = original
            for place in places {
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    let digit = place + 2 + Int.random(in: 0..<13, using: &random)
                    bytes[digit] = UInt8.random(in: Bool.random(using: &random) ? 0x2B...0x5A : 0...255, using: &random)
                }
            }
            guard let certificate = try? NIOSSLCertificate(bytes: bytes, format: .der) else { continue }
            read(certificate, seed: seed)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func certificatesWithMistakesNeverTrap(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            var bytes = Self.der
            bytes.mutate(using: &random)
            guard let certificate = try? NIOSSLCertificate(bytes: bytes, format: .der) else { continue }
            read(certificate, seed: seed)
        }
    }

    private func read(_ certificate: NIOSSLCertificate, seed: UInt64) {
        #expect(PeerCertificate.daysLeft(of: certificate, at: now).isFinite, "seed \(seed)")
        #expect(!PeerCertificate(certificate).summary.isEmpty, "seed \(seed)")
    }
}
