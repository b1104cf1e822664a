import FoundationEssentials
import MonitorCore
import MonitorTestKit
import Testing

@testable import IncidentResponse

@Suite("Payloads")
struct PayloadTests {
    private struct UnexpectedShape: Error {}

    private static let link = IncidentLink(base: "https://status.example.org/i/")

    private static func notification(_ occasion: Notification.Occasion = .opened) -> Notification {
        var alert = AlertChange.testing(occasion == .resolved ? .resolved : .firing, sequence: 7)
        alert.annotations = ["summary": "API <down> & out"]
        alert.labels = ["team": "x"]
        alert.values = ["latency.total_seconds": 2.5]
        alert.evidence = [Evidence(assertion: "status", expected: "2xx", actual: "*503* <!here>", location: "hop 1")]
        return Notification(
            id: "ntf_1",
            incident: "down/api#7",
            channel: "c",
            occasion: occasion,
            alert: alert,
            startedAt: alert.startedAt,
            endedAt: alert.endedAt,
            createdAt: alert.startedAt + .seconds(5)
        )
    }

    private static func text(_ payload: RenderedPayload) -> String {
        String(decoding: payload.body, as: UTF8.self)
    }

    private static func object(_ payload: RenderedPayload) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(payload.body))
    }

    @Test("the webhook's body")
    func webhook() {
        let payload = WebhookPayload.render(Self.notification(.resolved), link: Self.link)
        let expected = [
            #"{"data":{"annotations":{"summary":"API <down> & out"},"correlation":"test","#,
            #""endedAt":"2027-01-15T08:01:00Z","#,
            #""evidence":[{"actual":"*503* <!here>","assertion":"status","expected":"2xx","location":"hop 1"}],"#,
            #""id":"ntf_1","incident":"down/api#7","key":"down/api","labels":{"team":"x"},"monitor":"api","#,
            #""reason":"2 good checks in a row in eu","regions":[],"rule":"down","sequence":7,"severity":"error","#,
            #""startedAt":"2027-01-15T08:00:00Z","status":"resolved","summary":"API <down> & out","#,
            #""tenant":"default","truncated":[],"url":"https://status.example.org/i/down%2Fapi%237","#,
            #""values":{"latency.total_seconds":2.5}},"#,
            #""timestamp":"2027-01-15T08:00:05Z","type":"incident.resolved"}"#,
        ]
        #expect(Self.text(payload) == expected.joined())
        #expect(payload.truncatedParts.isEmpty)
    }

    @Test("Slack's message")
    func slack() {
        let payload = SlackPayload.render(Self.notification(), link: Self.link)
        let expected = [
            #"{"blocks":[{"text":{"emoji":false,"text":"Firing: API <down> & out","type":"plain_text"},"#,
            #""type":"header"},"#,
            #"{"text":{"text":"3 failures in a row in eu","type":"mrkdwn","verbatim":true},"type":"section"},"#,
            #"{"fields":[{"text":"*Severity*\nerror","type":"mrkdwn","verbatim":true},"#,
            #"{"text":"*Monitor*\napi","type":"mrkdwn","verbatim":true},"#,
            #"{"text":"*Time*\nsince 2027-01-15T08:00:00Z","type":"mrkdwn","verbatim":true},"#,
            #"{"text":"*Regions*\neu","type":"mrkdwn","verbatim":true},"#,
            #"{"text":"*latency.total_seconds*\n2.5","type":"mrkdwn","verbatim":true}],"type":"section"},"#,
            #"{"text":{"text":"status at hop 1: expected 2xx, got *503* &lt;!here&gt;","type":"mrkdwn","#,
            #""verbatim":true},"type":"section"},{"elements":[{"text":{"text":"Open incident","type":"plain_text"},"#,
            #""type":"button","url":"https://status.example.org/i/down%2Fapi%237"}],"type":"actions"},"#,
            #"{"elements":[{"text":"Key: down/api","type":"mrkdwn","verbatim":true}],"type":"context"}],"#,
            #""text":"Firing: API &lt;down&gt; &amp; out"}"#,
        ]
        #expect(Self.text(payload) == expected.joined())
    }

    @Test("Discord's message")
    func discord() {
        let payload = DiscordPayload.render(Self.notification(.resolved), link: Self.link)
        let expected = [
            #"{"allowed_mentions":{"parse":[]},"embeds":[{"color":3055683,"#,
            #""description":"2 good checks in a row in eu","#,
            #""fields":[{"inline":true,"name":"Severity","value":"error"},"#,
            #"{"inline":true,"name":"Monitor","value":"api"},{"inline":true,"name":"Time","#,
            #""value":"from 2027-01-15T08:00:00Z to 2027-01-15T08:01:00Z \\(1m\\)"},"#,
            #"{"inline":true,"name":"latency.total\\_seconds","value":"2.5"},"#,
            #"{"inline":false,"name":"Evidence","value":"status at hop 1: expected 2xx, got \\*503\\* \\<!here\\>"}],"#,
            #""footer":{"text":"Key: down/api"},"timestamp":"2027-01-15T08:01:00Z","#,
            #""title":"Resolved: API \\<down\\> & out","url":"https://status.example.org/i/down%2Fapi%237"}]}"#,
        ]
        #expect(Self.text(payload) == expected.joined())
    }

    @Test("the mail, and the thread it belongs to")
    func mail() {
        func render(_ occasion: Notification.Occasion) -> MailMessage {
            MailRendering.render(
                Self.notification(occasion),
                from: "Alerts <alerts@example.org>",
                to: ["ops@example.org"],
                link: Self.link,
                at: Timestamp(seconds: 1_800_000_010)
            )
            .message
        }
        let mail = render(.opened)
        #expect(mail.id == "ntf_1@example.org")
        #expect(mail.subject == "[error] Firing: API <down> & out")
        #expect(mail.date == Timestamp(seconds: 1_800_000_010))
        #expect(
            mail.text == """
                Firing: API <down> & out

                3 failures in a row in eu

                Severity: error
                Monitor: api
                Time: since 2027-01-15T08:00:00Z
                Regions: eu
                latency.total_seconds: 2.5

                Evidence:
                status at hop 1: expected 2xx, got *503* <!here>

                Key: down/api
                Incident: https://status.example.org/i/down%2Fapi%237

                """
        )
        #expect(mail.threadID?.hasPrefix("incident-") == true)
        #expect(render(.resolved).threadID == mail.threadID)
    }

    @Test("nothing from outside can add a header")
    func headerInjection() {
        var notification = Self.notification()
        notification.alert.annotations["summary"] = "x\r\nBcc: all@example.org\u{2028}y\u{0}\u{85}"
        notification.incident = "i\r\nX: y"
        let (mail, _) = MailRendering.render(notification, from: "a@b\r\nX: y", to: ["c@d"], at: .epoch)
        for header in [mail.subject, mail.id, mail.threadID ?? ""] {
            let isSafe = header.unicodeScalars.allSatisfy {
                ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
            }
            #expect(isSafe, "\(header.debugDescription)")
        }
    }

    /// A notification whose texts are long, strange and different for each seed.
    private static func hostile(seed: UInt64) -> Notification {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["a", "&", "<", ">", "*", "_", "\\", "\"", "\n", "e\u{301}", "👩‍👩‍👧‍👦", "🇩🇪", "漢", "\u{0}", "`"]
        func text(_ maximum: Int) -> String {
            (0..<Int.random(in: 0...maximum, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        var notification = notification([.opened, .reopened, .resolved].randomElement(using: &generator) ?? .opened)
        notification.alert.annotations = ["summary": text(3_000), "runbook": text(2_000), "long": text(20_000)]
        notification.alert.reason = text(4_000)
        notification.alert.regions = (0..<Int.random(in: 0...50, using: &generator)).map { Region("r\($0)" + text(20)) }
        notification.alert.evidence = (0..<Int.random(in: 0...20, using: &generator))
            .map { _ in
                Evidence(assertion: text(100), expected: text(500), actual: text(800), location: text(50))
            }
        for index in 0..<Int.random(in: 0...80, using: &generator) {
            notification.alert.labels["label\(index)"] = text(200)
        }
        notification.alert.key = DedupKey(text(800))
        return notification
    }

    private static func count(_ value: JSONValue?) -> Int {
        guard case .string(let text)? = value else { return 0 }
        return text.utf16.count
    }

    private static func strings(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let values): values.flatMap(strings)
        case .object(let members): members.values.flatMap(strings)
        default: []
        }
    }

    @Test("Slack's limits hold whatever is said", arguments: 0..<20 as Range<UInt64>)
    func slackLimits(seed: UInt64) throws {
        let payload = SlackPayload.render(Self.hostile(seed: seed), link: Self.link)
        guard case .array(let blocks)? = try Self.object(payload)[member: "blocks"] else { throw UnexpectedShape() }
        #expect(blocks.count <= 50)
        #expect(Self.strings(.array(blocks)).reduce(0) { $0 + $1.utf16.count } <= 13_200, "seed \(seed)")
        for block in blocks {
            let isHeader = block[member: "type"] == "header"
            #expect(Self.count(block[member: "text"]?[member: "text"]) <= (isHeader ? 150 : 3_000), "seed \(seed)")
            if case .array(let fields)? = block[member: "fields"] {
                #expect(fields.count <= 10 && fields.allSatisfy { Self.count($0[member: "text"]) <= 2_000 })
            }
            for text in isHeader ? [] : Self.strings(block) {
                #expect(!text.contains("<") && !text.contains(">"), "seed \(seed)")
                for tail in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
                    #expect(["amp;", "lt;", "gt;"].contains { tail.hasPrefix($0) }, "seed \(seed): a cut escape")
                }
            }
        }
    }

    @Test("Discord's limits hold whatever is said", arguments: 0..<20 as Range<UInt64>)
    func discordLimits(seed: UInt64) throws {
        let payload = DiscordPayload.render(Self.hostile(seed: seed), link: Self.link)
        guard case .array(let embeds)? = try Self.object(payload)[member: "embeds"], let embed = embeds.first,
            case .array(let fields)? = embed[member: "fields"]
        else { throw UnexpectedShape() }
        let title = Self.count(embed[member: "title"])
        let description = Self.count(embed[member: "description"])
        let footer = Self.count(embed[member: "footer"]?[member: "text"])
        #expect(title <= 256 && description <= 4_096 && footer <= 2_048 && fields.count <= 25, "seed \(seed)")
        var total = title + description + footer
        for field in fields {
            let name = Self.count(field[member: "name"])
            let value = Self.count(field[member: "value"])
            #expect((1...256).contains(name) && (1...1_024).contains(value), "seed \(seed)")
            total += name + value
        }
        #expect(total <= 6_000, "seed \(seed)")
    }

    @Test("a webhook's body keeps its ids, stays short, and names what it lacks", arguments: 0..<20 as Range<UInt64>)
    func webhookLimits(seed: UInt64) throws {
        let notification = Self.hostile(seed: seed)
        let payload = WebhookPayload.render(notification, link: Self.link)
        #expect(payload.body.count <= 40_000, "seed \(seed)")
        let data = try #require(try Self.object(payload)[member: "data"])
        #expect(data[member: "key"] == .string(notification.alert.key.rawValue))
        #expect(data[member: "url"] == .string(Self.link.url(of: notification.incident)))
        #expect(data[member: "truncated"] == .array(payload.truncatedParts.map { .string($0) }))
    }

    @Test("what is blank is left out everywhere", arguments: ["", " \n\t", "\u{200B}\u{0}"])
    func blanks(blank: String) throws {
        var notification = Self.notification()
        notification.alert.annotations = ["summary": blank, "runbook": blank, "description": blank]
        notification.alert.reason = blank
        notification.alert.regions = [Region(blank)]
        notification.alert.values = [blank: 1]
        notification.alert.evidence = []
        let discord = try Self.object(DiscordPayload.render(notification))
        guard case .array(let embeds)? = discord[member: "embeds"], let embed = embeds.first,
            case .array(let fields)? = embed[member: "fields"]
        else { throw UnexpectedShape() }
        #expect(fields.map { $0[member: "name"] } == ["Severity", "Monitor", "Time"])
        #expect(embed[member: "description"] == nil)
        #expect(embed[member: "title"] == "Firing: down on api")
        let slack = try Self.object(SlackPayload.render(notification))
        guard case .array(let blocks)? = slack[member: "blocks"] else { throw UnexpectedShape() }
        #expect(blocks.map { $0[member: "type"] } == ["header", "section", "context"])
        let (mail, _) = MailRendering.render(notification, from: "a@b", to: ["c@d"], at: .epoch)
        #expect(
            mail.text == """
                Firing: down on api

                Severity: error
                Monitor: api
                Time: since 2027-01-15T08:00:00Z

                Key: down/api

                """
        )
    }

    @Test(
        "Discord gets addresses as they are and everything else escaped",
        arguments: [
            ("https://w.example.org/run_book_(1)#do~it*", "https://w.example.org/run_book_(1)#do~it*"),
            ("*see* http://a/b_c, or _d_", "\\*see\\* http://a/b_c, or \\_d\\_"),
            ("(https://a/_b)", "\\(https://a/_b)"), ("xhttps://a/_b", "xhttps://a/\\_b"),
            ("[x](https://a/_b)", "\\[x\\]\\(https://a/_b)"), ("https://a/<@1>_", "https://a/\\<@1\\>\\_"),
            ("https://a/`_`", "https://a/\\`\\_\\`"), ("https://a/||_||", "https://a/\\|\\|\\_\\|\\|"),
            ("https://a/\u{0}_ https://b/_", "https://a/\u{0}\\_ https://b/_"), ("ftp://a/_b", "ftp://a/\\_b"),
        ]
    )
    func addresses(text: String, expected: String) throws {
        var notification = Self.notification()
        notification.alert.reason = text
        let payload = try Self.object(DiscordPayload.render(notification))
        guard case .array(let embeds)? = payload[member: "embeds"] else { throw UnexpectedShape() }
        #expect(embeds.first?[member: "description"] == .string(expected))
    }

    @Test("a text is cut between graphemes and before escaping, and that is recorded")
    func fitting() {
        var fitter = TextFitter(unit: .utf16) { $0 == "&" ? "&amp;" : nil }
        #expect(fitter.fit("abcdef", to: 6, part: "x") == "abcdef")
        #expect(fitter.truncatedParts == [])
        #expect(fitter.fit("abcdefg", to: 6, part: "x") == "abcde…")
        #expect(fitter.fit("ab&cd", to: 7, part: "y") == "ab…")
        #expect(fitter.fit("ab&cd", to: 9, part: "y") == "ab&amp;cd")
        #expect(fitter.fit("a👩‍👩‍👧‍👦b", to: 11, part: "z") == "a…")
        #expect(fitter.fit("🇩🇪", to: 3, part: "z") == "…")
        #expect(fitter.fit("🇩🇪", to: 0, part: "z") == "")
        #expect(fitter.truncatedParts == ["x", "y", "z"])
        var bytes = TextFitter(unit: .utf8)
        #expect(bytes.fit("ééé", to: 5, part: "x") == "é…")
    }

    @Test(
        "Retry-After in seconds and as a date",
        arguments: [
            ("120", 120), ("0", 0), (" 7 ", 7), ("-1", nil), ("soon", nil), ("", nil), ("inf", nil),
            ("1e300", 1_000_000_000), ("Fri, 15 Jan 2027 08:01:30 GMT", 90), ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
            ("Fri, 32 Jan 2027 08:00:00 GMT", nil), ("Fri, 15 Jan 2027 08:00 GMT", nil),
        ] as [(String, Int64?)]
    )
    func retryAfter(text: String, seconds: Int64?) {
        #expect(RetryAfter.duration(text, at: Timestamp(seconds: 1_800_000_000)) == seconds.map { .seconds($0) })
    }

    @Test(
        "what answers mean",
        arguments: [
            (200, nil, nil), (204, nil, nil), (301, .temporary, .refused), (400, .temporary, .refused),
            (408, .temporary, .temporary), (410, .gone, .gone), (429, .throttled, .throttled),
            (500, .temporary, .temporary), (502, .throttled, .throttled), (504, .throttled, .throttled),
            (100, .temporary, .temporary),
        ] as [(Int, DeliveryError.Code?, DeliveryError.Code?)]
    )
    func answers(status: Int, webhook: DeliveryError.Code?, chat: DeliveryError.Code?) {
        let response = HTTPTransportResponse(status: status)
        #expect(HTTPDelivery.failure(response, clientErrors: .mayPass, at: .epoch)?.code == webhook)
        #expect(HTTPDelivery.failure(response, clientErrors: .areFinal, at: .epoch)?.code == chat)
    }

    @Test("the console writes a line")
    func console() async throws {
        let lines = LineLog()
        let text = ConsoleChannel(id: "text", link: Self.link) { lines.append($0) }
        let json = ConsoleChannel(id: "json", format: .json) { lines.append($0) }
        var notification = Self.notification()
        _ = try await json.deliver(notification, at: .epoch)
        notification.alert.annotations["summary"] = "one\ntwo"
        _ = try await text.deliver(notification, at: .epoch)
        #expect(lines.lines.first?.hasPrefix(#"{"data":{"#) == true)
        #expect(
            lines.lines.last
                == "[error] Firing: one two (3 failures in a row in eu, since 2027-01-15T08:00:00Z)"
                + " https://status.example.org/i/down%2Fapi%237"
        )
    }

    @Test("the senders post where they should and pass on what was shortened")
    func senders() async throws {
        let time = VirtualTime()
        let transport = InMemoryHTTPTransport(time: time)
        var notification = Self.notification()
        notification.alert.reason = String(repeating: "x", count: 5_000)
        let slack = SlackChannel(id: "s", webhookURL: "https://hooks.example.org/s", transport: transport)
        let discord = DiscordChannel(id: "d", webhookURL: "https://discord.example.org/d", transport: transport)
        #expect(try await slack.deliver(notification, at: time.now).truncatedParts == ["reason"])
        #expect(try await discord.deliver(notification, at: time.now).truncatedParts == ["reason"])
        let urls = ["https://hooks.example.org/s", "https://discord.example.org/d?wait=true"]
        #expect(transport.requests.map(\.url) == urls)
        let mails = InMemoryMailTransport()
        let mail = MailChannel(id: "m", from: "a@example.org", to: ["b@example.org"], transport: mails)
        _ = try await mail.deliver(notification, at: time.now)
        #expect(mails.messages.map(\.to) == [["b@example.org"]])
        mails.script([TransportError(code: .rejected, message: "no such user")])
        await #expect(throws: DeliveryError.self) { try await mail.deliver(notification, at: time.now) }
        #expect(mail.attemptLimit > .seconds(120))
        #expect(slack.attemptLimit > .seconds(20))
        let unsafe = MailChannel(id: "m", from: "a@example.org", to: ["b@example.org\r\nX: y"], transport: mails)
        await #expect(throws: DeliveryError.self) { try await unsafe.deliver(notification, at: time.now) }
        #expect(mails.messages.count == 1)
    }
}
