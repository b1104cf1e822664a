import MonitorCore
import NIOSSL

/// What a person needs to know of a peer's certificate.
struct PeerCertificate: Sendable, Hashable {
    var subject: String
    var issuer: String
    var notBefore: Timestamp
    var notAfter: Timestamp
    var names: [String]

    init(_ certificate: NIOSSLCertificate) {
        subject = Self.text(certificate.subjectName)
        issuer = Self.text(certificate.issuerName)
        notBefore = Timestamp(seconds: Int64(certificate.notValidBefore))
        notAfter = Timestamp(seconds: Int64(certificate.notValidAfter))
        names = certificate._subjectAlternativeNames().prefix(16)
            .compactMap { name in
                switch name.nameType {
                case .dnsName: Escaped.bytes(Array(name.contents))
                case .ipAddress: Self.address(Array(name.contents))
                default: nil
                }
            }
    }

    /// The days until a certificate ends, negative when it has.
    static func daysLeft(of certificate: NIOSSLCertificate, at now: Timestamp) -> Double {
        (Timestamp(seconds: Int64(certificate.notValidAfter)) - now).inSeconds / 86_400
    }

    /// The subject, the issuer and the validity.
    var summary: String {
        "subject \(subject); issuer \(issuer); valid \(notBefore) to \(notAfter)"
    }

    private static func text(_ name: [SSLCertificateName]) -> String {
        let parts = name.prefix(8)
            .map { part in
                let label =
                    switch part.type {
                    case .commonName: "CN="
                    case .organization: "O="
                    case .organizationalUnit: "OU="
                    case .country: "C="
                    default: ""
                    }
                return label + Escaped.text(part.value)
            }
        return parts.isEmpty ? "(none)" : parts.joined(separator: ", ")
    }

    private static func address(_ bytes: [UInt8]) -> String? {
        switch bytes.count {
        case 4: bytes.map { String($0) }.joined(separator: ".")
        case 16:
            stride(from: 0, to: 16, by: 2)
                .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
        default: nil
        }
    }
}
