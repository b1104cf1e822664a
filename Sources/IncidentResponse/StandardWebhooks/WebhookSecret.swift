import Crypto
import FoundationEssentials

/// A symmetric secret of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64.
///
/// Its description does not show it.
public struct WebhookSecret: Sendable, CustomStringConvertible {
    private static let prefix = "whsec_"
    private static let byteCounts = 24...64

    let key: SymmetricKey

    /// Reads a secret; the prefix may be absent.
    ///
    /// - Throws: ``WebhookSignatureError`` with code `invalidSecret`.
    public init(_ text: String) throws(WebhookSignatureError) {
        let encoded = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
        guard let bytes = Data(base64Encoded: encoded), Self.byteCounts.contains(bytes.count) else {
            throw WebhookSignatureError(
                code: .invalidSecret,
                message: "a webhook secret is “whsec_” and 24 to 64 random bytes in base64"
            )
        }
        key = SymmetricKey(data: bytes)
    }

    /// A placeholder; the secret itself is never shown.
    public var description: String { "whsec_…" }
}
