#if Secp256k1
import CSecp256k1
public import ChainDecoding

/// Recovers public keys with libsecp256k1; needs the trait `Secp256k1`.
///
/// ```swift
/// let sender = try transaction.sender(by: Secp256k1Recovery())
/// ```
public struct Secp256k1Recovery: PublicKeyRecovery {
    /// Creates a recovery, which holds nothing.
    public init() {}

    /// The public key that made a signature, or `nil` when no key makes it.
    public func publicKey(of signature: TransactionSignature, over hash: Hash32) -> PublicKey? {
        let context = unsafe secp256k1_shared_context()
        var compact: [UInt8] = []
        compact.reserveCapacity(64)
        signature.r.appendBigEndian(to: &compact)
        signature.s.appendBigEndian(to: &compact)
        var parsed = secp256k1_ecdsa_recoverable_signature()
        var key = secp256k1_pubkey()
        guard
            unsafe secp256k1_ecdsa_recoverable_signature_parse_compact(
                context,
                &parsed,
                compact,
                signature.isOdd ? 1 : 0
            ) == 1,
            unsafe secp256k1_ecdsa_recover(context, &key, &parsed, hash.bytes) == 1
        else { return nil }

        // 0x04, and the coordinates.
        var point = [UInt8](repeating: 0, count: 65)
        var count = point.count
        let form = UInt32(SECP256K1_EC_UNCOMPRESSED)
        guard unsafe secp256k1_ec_pubkey_serialize(context, &point, &count, &key, form) == 1, count == 65,
            let x = U256(bigEndian: point.span.extracting(1..<33)),
            let y = U256(bigEndian: point.span.extracting(33..<65))
        else { return nil }
        return PublicKey(x: x, y: y)
    }
}
#endif
