import MonitorCore
import NIOSSL
import Testing

@testable import CheckProtocols

@Suite struct PeerCertificateTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    @Test func theDaysLeftAreCounted() throws {
        let certificate = try certificate(TestAuthority().issue(daysLeft: 30))
        #expect((29.9...30.1).contains(PeerCertificate.daysLeft(of: certificate, at: SystemTimeSource().now)))
    }

    /// A peer may send any bytes as the times of its certificate; what is read of them never traps.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func timesWithMistakesNeverTrap(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = try certificate(TestAuthority().issue()).toDERBytes()
        let places = original.indices.filter { index in
            index + 15 <= original.count && original[index] == 0x17 && original[index + 1] == 13
        }
        #expect(places.count == 2)
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
    func certificatesWithMistakesNeverTrap(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = try certificate(TestAuthority().issue()).toDERBytes()
        for _ in 0..<20 {
            var bytes = original
            bytes.mutate(using: &random)
            guard let certificate = try? NIOSSLCertificate(bytes: bytes, format: .der) else { continue }
            read(certificate, seed: seed)
        }
    }

    private func read(_ certificate: NIOSSLCertificate, seed: UInt64) {
        #expect(PeerCertificate.daysLeft(of: certificate, at: now).isFinite, "seed \(seed)")
        #expect(!PeerCertificate(certificate).summary.isEmpty, "seed \(seed)")
    }

    private func certificate(_ identity: TestAuthority.Identity) throws -> NIOSSLCertificate {
        try NIOSSLCertificate(bytes: Array(identity.certificatePEM.utf8), format: .pem)
    }
}
