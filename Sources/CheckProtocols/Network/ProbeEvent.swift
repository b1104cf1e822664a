import NIOSSL

/// What happens on a probe's connection.
enum ProbeEvent<Input> {
    /// The connection is made.
    case connected
    /// The TLS handshake is done; the peer's certificate.
    case secured(NIOSSLCertificate?)
    /// The first byte has come.
    case firstByte
    /// The peer sent something.
    case received(Input)
    /// The connection failed; the peer's certificate where TLS got that far.
    case failed(any Error, NIOSSLCertificate?)
    /// The peer closed the connection.
    case closed
    /// The deadline has passed.
    case timedOut
}
