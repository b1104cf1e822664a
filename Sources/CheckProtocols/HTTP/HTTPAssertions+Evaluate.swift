import MonitorCore
import NIOCore
import NIOHTTP1

extension HTTPAssertions {
    /// Evidence of every assertion that an answer does not hold.
    ///
    /// - Throws: `RunnerFault` when they take too much work.
    func evaluate(
        _ exchange: HTTPExchange.Report,
        latency: Duration,
        undoesCompression: Bool,
        location: String
    ) throws(RunnerFault) -> [Evidence] {
        var budget = AssertionBudget()
        var evidence: [Evidence] = []
        for assertion in headers {
            let values = exchange.headers[assertion.name]
            let value = values.isEmpty ? nil : values.joined(separator: ", ")
            if let broken = try assertion.evaluate(value, location: location, within: &budget) {
                evidence.append(broken)
            }
        }
        if !body.isEmpty {
            if let encoding = Self.unreadableEncoding(exchange.headers, undoesCompression: undoesCompression) {
                evidence.append(
                    Evidence(
                        assertion: "header Content-Encoding",
                        expected: undoesCompression ? "gzip, deflate or none" : "none",
                        actual: encoding,
                        location: location
                    )
                )
            } else {
                evidence += try BodyAssertion.evaluate(
                    body,
                    on: Array(exchange.body.readableBytesView),
                    within: &budget
                )
            }
        }
        if let broken = self.latency?.evaluate(latency.roundedToMicroseconds, of: "latency") {
            evidence.append(broken)
        }
        if let broken = size?.evaluate(Double(exchange.bodySize), of: "size", location: location) {
            evidence.append(broken)
        }
        return evidence
    }

    private static func unreadableEncoding(_ headers: HTTPHeaders, undoesCompression: Bool) -> String? {
        let encoding = ContentCoding.text(headers)
        if encoding.isEmpty || (undoesCompression && ContentCoding(headers) != nil) { return nil }
        return Escaped.text(encoding)
    }
}
