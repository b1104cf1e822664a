import Crypto
import FoundationEssentials
public import MonitorCore

/// Signs and verifies webhooks by Standard Webhooks 1.0 (`v1`, HMAC-SHA256).
///
/// The signature covers `id.timestamp.body`. With several secrets, a message carries a signature by each and is accepted
/// by any, so that a secret is replaced without a message being refused.
public struct StandardWebhook: Sendable {
    /// The header with the message's id.
    public static let idHeader = "webhook-id"
    /// The header with the time of sending, in seconds since 1970.
    public static let timestampHeader = "webhook-timestamp"
    /// The header with the signatures, separated by spaces.
    public static let signatureHeader = "webhook-signature"
    /// How far a message's time may be from the receiver's.
    public static let defaultTolerance = Duration.seconds(300)
    /// The most signatures of a message that are looked at.
    private static let maximumSignatureCount = 32

    private let secrets: [WebhookSecret]

    /// Creates a signer and verifier.
    ///
    /// - Parameter secrets: The secrets, the newest first.
    /// - Throws: ``WebhookSignatureError`` with code `noSecret` when there is none.
    public init(secrets: [WebhookSecret]) throws(WebhookSignatureError) {
        guard !secrets.isEmpty else {
            throw WebhookSignatureError(code: .noSecret, message: "give at least one secret")
        }
        self.secrets = secrets
    }

    /// The headers of a message: id, timestamp and signatures.
    ///
    /// - Parameters:
    ///   - id: The message's id, the same on every attempt.
    ///   - time: The time of this attempt.
    ///   - body: The body, as it is sent.
    /// - Returns: The headers.
    /// - Throws: ``WebhookSignatureError`` with code `invalidID`.
    public func headers(id: String, time: Timestamp, body: [UInt8]) throws(WebhookSignatureError) -> [HTTPHeader] {
        guard !id.isEmpty, !id.contains(".") else {
            throw WebhookSignatureError(code: .invalidID, message: "a webhook's id is not empty and contains no “.”")
        }
        let content = Self.signedContent(id: id, timestamp: String(time.seconds), body: body)
        let signatures = secrets.map { secret in
            "v1," + Data(HMAC<SHA256>.authenticationCode(for: content, using: secret.key)).base64EncodedString()
        }
        return [
            HTTPHeader(Self.idHeader, id),
            HTTPHeader(Self.timestampHeader, String(time.seconds)),
            HTTPHeader(Self.signatureHeader, signatures.joined(separator: " ")),
        ]
    }

    /// Checks that a message is genuine and fresh; signatures are compared in constant time.
    ///
    /// - Parameters:
    ///   - headers: The message's headers.
    ///   - body: The body, as it was received.
    ///   - now: The present.
    ///   - tolerance: How far the message's time may be from the present.
    /// - Throws: ``WebhookSignatureError`` that says what does not hold.
    public func verify(
        headers: [HTTPHeader],
        body: [UInt8],
        at now: Timestamp,
        tolerance: Duration = defaultTolerance
    ) throws(WebhookSignatureError) {
        let id = try Self.value(of: Self.idHeader, in: headers)
        let timestamp = try Self.value(of: Self.timestampHeader, in: headers)
        let signatures = try Self.value(of: Self.signatureHeader, in: headers)
        guard let seconds = Int64(timestamp) else {
            throw WebhookSignatureError(code: .invalidTimestamp, message: "the webhook's timestamp is no number")
        }
        let age = now - Timestamp(seconds: seconds)
        guard age <= tolerance else {
            throw WebhookSignatureError(code: .tooOld, message: "the webhook is older than \(tolerance.text)")
        }
        guard age >= .zero - tolerance else {
            throw WebhookSignatureError(code: .tooNew, message: "the webhook's time is ahead; check the clocks")
        }
        let content = Self.signedContent(id: id, timestamp: timestamp, body: body)
        for signature in signatures.split(separator: " ").prefix(Self.maximumSignatureCount) {
            guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else {
                continue
            }
            for secret in secrets
            where HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: secret.key) {
                return
            }
        }
        throw WebhookSignatureError(code: .noMatch, message: "no signature of the webhook matches a known secret")
    }

    private static func value(of name: String, in headers: [HTTPHeader]) throws(WebhookSignatureError) -> String {
        guard let header = headers.first(where: { $0.name.lowercased() == name }) else {
            throw WebhookSignatureError(code: .missingHeader, message: "the webhook has no header \(name)")
        }
        return header.value
    }

    private static func signedContent(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }
}
