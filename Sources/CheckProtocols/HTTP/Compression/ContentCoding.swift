import NIOHTTP1

/// A compression that a body may have.
enum ContentCoding: Sendable {
    case gzip
    case deflate

    /// What a check asks for.
    static let accepted = "gzip, deflate"

    /// The compression that headers tell of; `nil` for none and for any other.
    init?(_ headers: HTTPHeaders) {
        switch Self.text(headers) {
        case "gzip", "x-gzip": self = .gzip
        case "deflate": self = .deflate
        default: return nil
        }
    }

    /// What headers tell of, in lower case; empty for no compression.
    static func text(_ headers: HTTPHeaders) -> String {
        let text = headers[canonicalForm: "Content-Encoding"].joined(separator: ", ").lowercased()
        return text == "identity" ? "" : text
    }
}
