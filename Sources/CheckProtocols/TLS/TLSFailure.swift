import MonitorCore
import NIOSSL

/// Explains why TLS failed.
enum TLSFailure {
    /// The evidence for an error of TLS, or `nil` for another error.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - certificate: The peer's certificate, where it came that far.
    ///   - host: The name that was verified.
    ///   - now: The wall-clock time.
    ///   - location: Where it happened.
    /// - Returns: The evidence.
    static func evidence(
        for error: any Error,
        certificate: NIOSSLCertificate?,
        host: String,
        now: Timestamp,
        location: String
    ) -> Evidence? {
        let peer = certificate.map(PeerCertificate.init)
        switch error {
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            let names = peer.map { $0.names.isEmpty ? "no names" : $0.names.joined(separator: ", ") }
            return Evidence(
                assertion: "certificate host",
                expected: "a certificate for \(host)",
                actual: "issued for \(names ?? "another name")" + (peer.map { "; \($0.summary)" } ?? ""),
                location: location
            )
        case NIOSSLError.handshakeFailed(let reason):
            let reasons = self.reasons(reason)
            if let peer, reasons.contains("CERTIFICATE_VERIFY_FAILED") {
                return verification(of: peer, now: now, location: location)
            }
            return Evidence(
                assertion: "tls handshake",
                expected: "a completed handshake",
                actual: reasons.isEmpty ? "\(reason)" : reasons.joined(separator: "; "),
                location: location
            )
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            return Evidence(
                assertion: "tls",
                expected: "a working TLS connection",
                actual: Escaped.text("\(error)"),
                location: location
            )
        default:
            return nil
        }
    }

    /// Why the certificate was refused; the TLS library only says that it was.
    private static func verification(of peer: PeerCertificate, now: Timestamp, location: String) -> Evidence {
        if now > peer.notAfter {
            Evidence(
                assertion: "certificate validity",
                expected: "valid at \(now)",
                actual: "expired at \(peer.notAfter); \(peer.summary)",
                location: location
            )
        } else if now < peer.notBefore {
            Evidence(
                assertion: "certificate validity",
                expected: "valid at \(now)",
                actual: "not valid before \(peer.notBefore); \(peer.summary)",
                location: location
            )
        } else if peer.subject == peer.issuer {
            Evidence(
                assertion: "certificate trust",
                expected: "a chain to a trusted authority",
                actual: "signed by itself; \(peer.summary)",
                location: location
            )
        } else {
            Evidence(
                assertion: "certificate trust",
                expected: "a chain to a trusted authority",
                actual: "issued by an unknown authority, or an intermediate certificate is missing or not valid; "
                    + peer.summary,
                location: location
            )
        }
    }

    /// The reasons in an error's stack, such as `CERTIFICATE_VERIFY_FAILED`.
    ///
    /// The library gives them only as `error:<code>:<library>:<function>:<reason> at <file>:<line>`.
    private static func reasons(_ error: BoringSSLError) -> [String] {
        guard case .sslError(let stack) = error else { return [] }
        return stack.map { entry in
            if entry == .eofDuringHandshake {
                return "the peer closed the connection during the handshake"
            }
            let text = "\(entry)"
            guard let range = text.firstRange(of: "OPENSSL_internal:") else { return Escaped.text(text) }
            return String(text[range.upperBound...].prefix { $0 != " " })
        }
    }
}
