import Crypto
import FoundationEssentials
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority made for one run, and the certificates it issues.
struct TestAuthority {
    /// A server's certificate and key, ready for its TLS.
    struct Identity: Sendable {
        var chain: [NIOSSLCertificateSource]
        var key: NIOSSLPrivateKeySource
        var certificatePEM: String
        var keyPEM: String
    }

    private let key = P256.Signing.PrivateKey()
    private let name: DistinguishedName
    private let certificate: Certificate

    init(_ commonName: String = "Test Authority") throws {
        name = try DistinguishedName { CommonName(commonName) }
        certificate = try Certificate(
            version: .v3,
            serialNumber: .init(),
            publicKey: .init(key.publicKey),
            notValidBefore: Date.now - 86_400,
            notValidAfter: Date.now + 86_400 * 3_650,
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true))
            },
            issuerPrivateKey: .init(key)
        )
    }

    /// The authority's certificate as PEM text.
    var pem: String {
        get throws { try certificate.serializeAsPEM().pemString }
    }

    /// Issues a certificate that is valid from some days ago until some days from now.
    func issue(
        names: [String] = ["localhost"],
        addresses: [[UInt8]] = [[127, 0, 0, 1]],
        daysBefore: Double = 1,
        daysLeft: Double = 90
    ) throws -> Identity {
        let leafKey = P256.Signing.PrivateKey()
        let leaf = try Certificate(
            version: .v3,
            serialNumber: .init(),
            publicKey: .init(leafKey.publicKey),
            notValidBefore: Date.now - 86_400 * daysBefore,
            notValidAfter: Date.now + 86_400 * daysLeft,
            issuer: name,
            subject: try DistinguishedName { CommonName(names.first ?? "none") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth, .clientAuth])
                SubjectAlternativeNames(
                    names.map { GeneralName.dnsName($0) }
                        + addresses.map { GeneralName.ipAddress(ASN1OctetString(contentBytes: $0[...])) }
                )
            },
            issuerPrivateKey: .init(key)
        )
        let certificatePEM = try leaf.serializeAsPEM().pemString
        let keyPEM = leafKey.pemRepresentation
        return Identity(
            chain: [.certificate(try NIOSSLCertificate(bytes: Array(certificatePEM.utf8), format: .pem))],
            key: .privateKey(try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem)),
            certificatePEM: certificatePEM,
            keyPEM: keyPEM
        )
    }
}
