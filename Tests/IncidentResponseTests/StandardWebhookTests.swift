import IncidentResponse
import MonitorCore
import Testing

@Suite("Standard Webhooks")
struct StandardWebhookTests {
    private static let first = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let second = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    private static let now = Timestamp(seconds: 1_800_000_000)

    private static func webhook(_ secrets: String...) throws -> StandardWebhook {
        try StandardWebhook(secrets: secrets.map { try WebhookSecret($0) })
    }

    @Test(
        "signatures equal those computed elsewhere",
        arguments: [
            (
                first, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, #"{"test": 2432232314}"#,
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            ),
            (first, "msg_1", 1_800_000_000, "", "v1,xw6fnRyRSIG708mYLzprR1VB44Mn91lw4/Tb2R8BoPM="),
            (second, "msg_2", 1_800_000_000, "grüße ✓", "v1,L+aqTB7EaMXbvJccZ2GfAUZsd7iZ1u2Xj6L0QtKub0I="),
        ] as [(String, String, Int64, String, String)]
    )
    func vectors(secret: String, id: String, seconds: Int64, body: String, signature: String) throws {
        let headers = try Self.webhook(secret)
            .headers(
                id: id,
                time: Timestamp(seconds: seconds) + .milliseconds(999),
                body: Array(body.utf8)
            )
        #expect(
            headers == [
                HTTPHeader("webhook-id", id), HTTPHeader("webhook-timestamp", "\(seconds)"),
                HTTPHeader("webhook-signature", signature),
            ]
        )
    }

    @Test("during a rotation both sides may have either secret")
    func rotation() throws {
        let both = try Self.webhook(Self.second, Self.first)
        let body = Array("{}".utf8)
        let headers = try both.headers(id: "msg", time: Self.now, body: body)
        for secret in [Self.first, Self.second] {
            try Self.webhook(secret).verify(headers: headers, body: body, at: Self.now)
            let old = try Self.webhook(secret).headers(id: "msg", time: Self.now, body: body)
            try both.verify(headers: old, body: body, at: Self.now)
        }
    }

    @Test(
        "a message is accepted for five minutes either way",
        arguments: [(-301, .tooNew), (-300, nil), (0, nil), (300, nil), (301, .tooOld)]
            as [(Int64, WebhookSignatureError.Code?)]
    )
    func tolerance(age: Int64, code: WebhookSignatureError.Code?) throws {
        let webhook = try Self.webhook(Self.first)
        let headers = try webhook.headers(id: "msg", time: Self.now, body: [])
        let error = Result { try webhook.verify(headers: headers, body: [], at: Self.now + .seconds(age)) }
        switch error {
        case .success: #expect(code == nil)
        case .failure(let error): #expect((error as? WebhookSignatureError)?.code == code)
        }
    }

    @Test("any change of id, time, body or signature is found")
    func forgery() throws {
        let webhook = try Self.webhook(Self.first)
        let body = Array("body".utf8)
        let headers = try webhook.headers(id: "msg", time: Self.now, body: body)
        func code(_ headers: [HTTPHeader], _ body: [UInt8]) -> WebhookSignatureError.Code? {
            do throws(WebhookSignatureError) {
                try webhook.verify(headers: headers, body: body, at: Self.now)
                return nil
            } catch {
                return error.code
            }
        }
        func replacing(_ index: Int, _ value: String) -> [HTTPHeader] {
            var changed = headers
            changed[index].value = value
            return changed
        }
        #expect(code(headers, body) == nil)
        #expect(code(headers.map { HTTPHeader($0.name.uppercased(), $0.value) }, body) == nil)
        #expect(code(headers, Array("Body".utf8)) == .noMatch)
        #expect(code(replacing(0, "msh"), body) == .noMatch)
        #expect(code(replacing(1, "1800000001"), body) == .noMatch)
        #expect(code(replacing(1, "now"), body) == .invalidTimestamp)
        #expect(code(replacing(1, "\(Int64.min)"), body) == .tooOld)
        #expect(code(replacing(2, "v1,AAAA v2,AAAA v1a,x v1, ,"), body) == .noMatch)
        #expect(code(replacing(2, "v1,AAAA \(headers[2].value)"), body) == nil)
        #expect(code(Array(headers.dropFirst()), body) == .missingHeader)
        #expect(code([], body) == .missingHeader)
    }

    @Test("what is no secret is refused", arguments: ["", "whsec_", "whsec_AAAA", "whsec_%%%", "secret"])
    func invalid(secret: String) throws {
        #expect(throws: WebhookSignatureError.self) { try WebhookSecret(secret) }
    }

    @Test("what cannot be signed is refused, and a secret is never shown")
    func refusals() throws {
        #expect(throws: WebhookSignatureError.self) { try StandardWebhook(secrets: []) }
        for id in ["a.b", ""] {
            #expect(throws: WebhookSignatureError.self) {
                try Self.webhook(Self.first).headers(id: id, time: .epoch, body: [])
            }
        }
        #expect("\(try WebhookSecret(Self.first))" == "whsec_…")
    }
}
