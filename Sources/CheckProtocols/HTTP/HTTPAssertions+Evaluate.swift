import MonitorCore
import NIOCore
import NIOHTTP1

extension HTTPAssertions {
    /// Evidence of every assertion that an answer does not hold.
    func evaluate(_ exchange: HTTPExchange.Report, latency: Duration, undoesCompression: Bool, location: String)
        -> [Evidence]
    {
        var evidence = headers.compactMap { assertion in
            let values = exchange.headers[assertion.name]
            return assertion.evaluate(values.isEmpty ? nil : values.joined(separator: ", "), location: location)
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
                evidence += BodyAssertion.evaluate(body, on: Array(exchange.body.readableBytesView))
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
        let encoding = headers[canonicalForm: "Content-Encoding"].joined(separator: ", ").lowercased()
        switch encoding {
        case "", "identity": return nil
        case "gzip", "deflate": return undoesCompression ? nil : encoding
        default: return Escaped.text(encoding)
        }
    }
}
