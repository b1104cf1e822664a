import AlertRules
import ChainFuzzing
import IncidentResponse

@testable import CheckProtocols
@testable import MonitorCore
@testable import NetworkTransports
@testable import StorageAdapters

/// What reads other bytes from outside than ``ChainFuzzTarget``: none may trap, hang or exhaust memory, whatever it is
/// given.
///
/// What was read is written and read again, and must be the same.
enum FuzzTarget: String, CaseIterable {
    case alertState
    case compression
    case cron
    case dates
    case httpURL
    case incident
    case integerSet
    case json
    case jsonPath
    case ledgerEntry
    case messages
    case monitor
    case monitorState
    case regularExpression
    case rollup
    case sketch
    case smtpReply
    case storedResult
    case timeZone
    case webhook

    func run(_ bytes: [UInt8]) {
        switch self {
        case .alertState: repeatedly(MonitorAlertState.self, bytes)
        case .compression: compression(bytes)
        case .cron: cron(bytes.text)
        case .dates: dates(bytes.text)
        case .httpURL: url(bytes.text)
        case .incident: document(Incident.self, bytes)
        case .integerSet: integerSet(bytes.text)
        case .json: json(bytes)
        case .jsonPath: jsonPath(bytes)
        case .ledgerEntry: repeatedly(LedgerEntry.self, bytes)
        case .messages:
            repeatedly(CheckRequest.self, bytes)
            repeatedly(CheckReport.self, bytes)
            repeatedly(LatestStatus.self, bytes)
        case .monitor: document(Monitor.self, bytes)
        case .monitorState: monitorState(bytes)
        case .regularExpression: regularExpression(bytes)
        case .rollup: repeatedly(RollupBucket.self, bytes)
        case .sketch: sketch(bytes)
        case .smtpReply: smtpReply(bytes)
        case .storedResult: storedResult(bytes)
        case .timeZone: timeZone(bytes)
        case .webhook: webhook(bytes.text)
        }
    }

    private func repeatedly<Message: WireMessage & Equatable>(_ type: Message.Type, _ bytes: [UInt8]) {
        guard let message = try? Message(wireBytes: bytes) else { return }
        let again = try? Message(wireBytes: message.wireBytes)
        precondition(again == message, "\(message) became \(String(describing: again))")
    }

    private func document<Document: WireDocument & Equatable>(_ type: Document.Type, _ bytes: [UInt8]) {
        guard let document = try? WireCodec.decode(Document.self, from: bytes) else { return }
        let again = try? WireCodec.decode(Document.self, from: WireCodec.encode(document))
        precondition(again == document, "\(document) became \(String(describing: again))")
    }

    private func json(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        precondition((try? JSONValue(parsing: value.jsonBytes)) == value, "\(value)")
    }

    private func cron(_ text: String) {
        guard let schedule = try? CronSchedule(expression: text, timeZone: "Europe/Berlin") else { return }
        var instant = Timestamp(seconds: 1_790_000_000)
        for _ in 0..<4 {
            guard let next = schedule.next(after: instant) else { return }
            precondition(next > instant, "\(text) fires at \(next) after \(instant)")
            instant = next
        }
    }

    private func dates(_ text: String) {
        if let instant = Timestamp(rfc3339: text) {
            precondition(Timestamp(rfc3339: instant.description) == instant, text)
        }
        if let duration = Duration(text: text) {
            precondition(Duration(text: duration.text) == duration, text)
        }
    }

    private func compression(_ bytes: [UInt8]) {
        let limit = 1 << 20
        var whole = ContentDecoder(.deflate, maximumSize: limit)
        whole.append(bytes)
        var parts = ContentDecoder(.deflate, maximumSize: limit)
        var inParts: [UInt8]? = []
        for byte in bytes {
            parts.append([byte])
            do throws(DecompressionError) {
                while let piece = try parts.next() { inParts?.append(contentsOf: piece) }
            } catch {
                inParts = nil
                break
            }
        }
        var atOnce: [UInt8]? = []
        do throws(DecompressionError) {
            while let piece = try whole.next() { atOnce?.append(contentsOf: piece) }
        } catch {
            atOnce = nil
        }
        precondition(atOnce == inParts, "expanded differently in parts")
        precondition((atOnce?.count ?? 0) <= limit)
    }

    private func url(_ text: String) {
        let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
        guard let first = lines.first, let url = try? HTTPURL(first) else { return }
        _ = try? url.resolving(lines.last ?? "")
    }

    private func integerSet(_ text: String) {
        guard let set = IntegerSet(text: text) else { return }
        precondition(IntegerSet(text: set.description) == set, text)
    }

    private func jsonPath(_ bytes: [UInt8]) {
        let (query, document) = bytes.halves
        let limits = JSONPath.Limits(visitCount: 10_000, patternStepCount: 100_000)
        guard let path = try? JSONPath(query, limits: limits), let value = try? JSONValue(parsing: document) else {
            return
        }
        _ = try? path.values(in: value)
    }

    private func regularExpression(_ bytes: [UInt8]) {
        let (pattern, input) = bytes.halves
        let limits = RegularExpression.Limits(stepCount: 100_000)
        guard let expression = try? RegularExpression(pattern, limits: limits) else { return }
        _ = try? expression.firstMatch(in: input)
    }

    private func monitorState(_ bytes: [UInt8]) {
        guard let state = try? MonitorState(wireBytes: bytes) else { return }
        let again = try? MonitorState(wireBytes: state.wireBytes)
        precondition(again?.wireBytes == state.wireBytes, "\(state)")
    }

    private func sketch(_ bytes: [UInt8]) {
        guard var sketch = try? QuantileSketch(encodedBytes: bytes[...]) else { return }
        precondition((try? QuantileSketch(encodedBytes: sketch.encodedBytes[...])) == sketch, "\(sketch)")
        _ = sketch.quantile(0.5)
        sketch.merge(sketch)
    }

    private func smtpReply(_ bytes: [UInt8]) {
        var whole = SMTPReplyParser()
        guard let replies = try? whole.append(bytes) else { return }
        var parts = SMTPReplyParser()
        var same: [SMTPReply] = []
        for byte in bytes {
            same += (try? parts.append([byte])) ?? []
        }
        precondition(same == replies, "\(replies) in parts is \(same)")
    }

    private func storedResult(_ bytes: [UInt8]) {
        let slot = SlotID(monitor: "api", region: "eu", time: Timestamp(seconds: 1_790_000_000))
        _ = try? ResultBody.recorded(bytes)
        _ = try? ResultBody.decode(bytes, slot: slot) { _ in NamePair(first: "runner", second: "tenant") }
    }

    private func timeZone(_ bytes: [UInt8]) {
        guard let rules = try? TimeZoneFile.rules(from: bytes) else { return }
        for seconds in [Int64.min / 4, 0, 1_790_000_000, Int64.max / 4] {
            _ = rules.offset(at: seconds)
        }
    }

    private func webhook(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, let secret = try? WebhookSecret("whsec_" + lines[0]),
            let webhook = try? StandardWebhook(secrets: [secret])
        else { return }
        let headers = [
            HTTPHeader(StandardWebhook.idHeader, "msg_1"),
            HTTPHeader(StandardWebhook.timestampHeader, lines[1]),
            HTTPHeader(StandardWebhook.signatureHeader, lines[2]),
        ]
        try? webhook.verify(headers: headers, body: [], at: Timestamp(seconds: 1_790_000_000))
    }
}
