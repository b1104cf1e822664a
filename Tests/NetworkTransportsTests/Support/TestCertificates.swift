import NIOSSL

/// Certificates of a certificate authority that exists only here, valid for a century.
enum TestCertificates {
    /// A client that trusts only the test authority.
    static func clientConfiguration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([try NIOSSLCertificate(bytes: Array(authority.utf8), format: .pem)])
        return configuration
    }

    /// A server for `localhost` and 127.0.0.1, or for a name that no test asks for.
    static func serverContext(isForLocalhost: Bool = true) throws -> NIOSSLContext {
        let certificate = isForLocalhost ? localhost : other
        let key = isForLocalhost ? localhostKey : otherKey
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
            )
        )
    }

    /// The certificate and the key of the server for `localhost`, as a program reads them from a file.
    static var localhostChain: String { localhost + "\n" + localhostKey + "\n" }

    private static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUOgAwIBAgIUG77ahHf8lzGmo9brMYVfsIV99lAwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQTG9vcGJhY2sgdGVzdCBDQTAgFw0yNjExMjEwNDE3MDRaGA8y
        MTI2MTAyODA0MTcwNFowGzEZMBcGA1UEAwwQTG9vcGJhY2sgdGVzdCBDQTBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABGNC2+vGGVZIXqnOb9hBZ4zm4sdgFCyeR9ux
        pI+tO2i8Glkg7yOre5DsJpWnM8zLOYd0G1tDUKv5gmdUCdkk3p+jYzBhMB0GA1Ud
        DgQWBBTdjtlvjOIrpylyRhL88VBK4DT6dzAfBgNVHSMEGDAWgBTdjtlvjOIrpyly
        RhL88VBK4DT6dzAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAKBggq
        hkjOPQQDAgNHADBEAiAQ+Mpn9ksLwrQiYvvtfRZFglOuvASHiNP3l3k/GlEcrgIg
        OL0DzPBHsyBnKPKqx2f8JRMd30obp5bgsRtNNpnJleY=
        -----END CERTIFICATE-----
        """

    private static let localhost = """
        -----BEGIN CERTIFICATE-----
        MIIBsjCCAVegAwIBAgIUBgSsRAQ8/WotV58fO5RuxVmeta0wCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQTG9vcGJhY2sgdGVzdCBDQTAgFw0yNjExMjEwNDE3MDRaGA8y
        MTI2MTAyODA0MTcwNFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0C
        AQYIKoZIzj0DAQcDQgAE6U6YBUy3ly73Y24gDLxzQLAoLioZwvj5HLkHnnfy0gpi
        GOwX6o9+04uZWi/NedpqGkBO3smUgjU8leOVmRpvaKN+MHwwGgYDVR0RBBMwEYIJ
        bG9jYWxob3N0hwR/AAABMAkGA1UdEwQCMAAwEwYDVR0lBAwwCgYIKwYBBQUHAwEw
        HQYDVR0OBBYEFJ3sBg11+har836mk4XicSEbQhzwMB8GA1UdIwQYMBaAFN2O2W+M
        4iunKXJGEvzxUErgNPp3MAoGCCqGSM49BAMCA0kAMEYCIQD1GMpZZWppxUf69Z25
        HwxZp7H5BLQTAhJVgf4oErZ5+QIhALv327YfE76+nD7kPiIciQ9aNGg8ekc4EIEP
        bMWa1Z5T
        -----END CERTIFICATE-----
        """

    private static let localhostKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoNRxF2bQnDpM69y8
        FBw/dNmWBT4t+Q36dN0dLN9T01ehRANCAATpTpgFTLeXLvdjbiAMvHNAsCguKhnC
        +PkcuQeed/LSCmIY7Bfqj37Ti5laL8152moaQE7eyZSCNTyV45WZGm9o
        -----END PRIVATE KEY-----
        """

    private static let other = """
        -----BEGIN CERTIFICATE-----
        MIIBqjCCAVGgAwIBAgIUBgSsRAQ8/WotV58fO5RuxVmeta4wCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQTG9vcGJhY2sgdGVzdCBDQTAgFw0yNjExMjEwNDE3MDRaGA8y
        MTI2MTAyODA0MTcwNFowEDEOMAwGA1UEAwwFb3RoZXIwWTATBgcqhkjOPQIBBggq
        hkjOPQMBBwNCAASg+ixoHkh6lO0NkMln1VNt2ySljZ2qJ9JR+PbqAR7i8sO33cqH
        eHnViMSfV3yK0bLKdRVNPLN8yMBrgMUxXIb1o3wwejAYBgNVHREEETAPgg1vdGhl
        ci5leGFtcGxlMAkGA1UdEwQCMAAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHQYDVR0O
        BBYEFElTIU6bqIlWaA5Zot47PW29mBYhMB8GA1UdIwQYMBaAFN2O2W+M4iunKXJG
        EvzxUErgNPp3MAoGCCqGSM49BAMCA0cAMEQCIA/YI4MnnuH8P5USr9uqs3DaNALl
        RNf/b7OqCG8xTNDoAiABx4BpUo9VWq8eiCeqo/hTcxFOn/85E0Vv1YEQJnDnEg==
        -----END CERTIFICATE-----
        """

    private static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjSAIMhT/q8mOtJJJ
        fY2wBAH2uz3G1N9WcaKMwQPP1C6hRANCAASg+ixoHkh6lO0NkMln1VNt2ySljZ2q
        J9JR+PbqAR7i8sO33cqHeHnViMSfV3yK0bLKdRVNPLN8yMBrgMUxXIb1
        -----END PRIVATE KEY-----
        """
}
