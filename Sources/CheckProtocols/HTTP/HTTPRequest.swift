import NIOCore
import NIOHTTP1

/// One request of a check: the first, or one that a redirect asks for.
struct HTTPRequest: Sendable {
    /// What the configuration cannot be used for a request for.
    struct Invalid: Error, Hashable {
        var field: String
        var message: String
    }

    /// Why a redirect is not followed.
    struct RefusedRedirect: Error, Hashable {
        var expected: String
        /// What the location is instead; follows the location.
        var message: String
    }

    var url: HTTPURL
    var method: HTTPMethod
    /// The headers but for those that belong to the connection or the body.
    var headers: HTTPHeaders
    var body: ByteBuffer?
    /// Whether the request still goes to the origin it was configured for, and may show who sends it.
    var isSameOrigin = true

    init(_ configuration: HTTPCheckConfiguration) throws(Invalid) {
        do {
            url = try HTTPURL(configuration.url)
        } catch {
            throw Invalid(field: "url", message: error.message)
        }
        let name = configuration.method.uppercased()
        guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte), name != "CONNECT" else {
            throw Invalid(field: "method", message: "is not a method that can be used; write GET, HEAD or POST")
        }
        method = HTTPMethod(rawValue: name)
        headers = HTTPHeaders()
        for (name, value) in configuration.headers.sorted(by: { $0.key < $1.key }) {
            guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte) else {
                throw Invalid(field: "headers.\(Escaped.text(name))", message: "is not a header's name")
            }
            guard value.utf8.allSatisfy(\.isHeaderValueByte) else {
                throw Invalid(field: "headers.\(name)", message: "has a control character")
            }
            guard !Self.reserved.contains(name.lowercased()) else {
                throw Invalid(field: "headers.\(name)", message: "is set by the check itself; leave it out")
            }
            headers.add(name: name, value: value)
        }
        if let authorization = configuration.authorization {
            let value = authorization.headerValue
            guard value.utf8.allSatisfy(\.isHeaderValueByte) else {
                throw Invalid(field: "authorization", message: "has a control character")
            }
            headers.replaceOrAdd(name: "Authorization", value: value)
        }
        addUnlessPresent("Host", url.authority)
        addUnlessPresent("User-Agent", "blacktide")
        addUnlessPresent("Accept", "*/*")
        // The answer to HEAD has no body, and its headers tell more of one that is not compressed.
        if configuration.compression, method != .HEAD {
            addUnlessPresent("Accept-Encoding", ContentCoding.accepted)
        }
        body = configuration.body.map { ByteBuffer(string: $0) }
    }

    /// The request that a redirect asks for, or `nil` when the answer is not a redirect.
    ///
    /// Any header that was configured, and the body, may hold a secret of the origin they were configured for. A request
    /// to another origin carries of the headers only those that every check has, and is not made when it has a body.
    func following(status: Int, location: String?) throws(RefusedRedirect) -> HTTPRequest? {
        guard Self.isRedirect(status), let location else { return nil }
        var next = self
        do {
            next.url = try url.resolving(location)
        } catch {
            throw RefusedRedirect(expected: "an http or https URL", message: error.message)
        }
        let losesBody =
            switch status {
            case 303: method != .GET && method != .HEAD
            case 301, 302: method == .POST
            default: false
            }
        if losesBody {
            next.method = .GET
            next.body = nil
            next.headers.remove(name: "Content-Type")
        }
        if !next.url.hasSameOrigin(as: url) {
            next.isSameOrigin = false
            guard next.body == nil else {
                throw RefusedRedirect(
                    expected: "a URL of the same origin, as the request has a body",
                    message: "is of another origin, which the body is not sent to; check that URL itself"
                )
            }
            next.headers = HTTPHeaders(headers.filter { Self.carried.contains($0.name.lowercased()) })
            next.addUnlessPresent("Host", next.url.authority)
        }
        return next
    }

    /// Whether a status asks to go elsewhere.
    static func isRedirect(_ status: Int) -> Bool {
        switch status {
        case 301, 302, 303, 307, 308: true
        default: false
        }
    }

    /// What is written to the connection.
    var parts: [HTTPClientRequestPart] {
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: url.target, headers: headers)
        head.headers.add(name: "Connection", value: "close")
        if let body {
            head.headers.add(name: "Content-Length", value: "\(body.readableBytes)")
            return [.head(head), .body(.byteBuffer(body)), .end(nil)]
        }
        if method == .POST || method == .PUT || method == .PATCH {
            head.headers.add(name: "Content-Length", value: "0")
        }
        return [.head(head), .end(nil)]
    }

    /// The headers of every check, which tell nothing of the origin they were configured for.
    private static let carried: Set<String> = ["user-agent", "accept", "accept-encoding"]

    private static let reserved: Set<String> = ["connection", "content-length", "transfer-encoding", "upgrade", "te"]

    private mutating func addUnlessPresent(_ name: String, _ value: String) {
        if !headers.contains(name: name) {
            headers.add(name: name, value: value)
        }
    }
}

extension UInt8 {
    /// Whether the byte may stand in a token (RFC 9110, section 5.6.2).
    var isTokenByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Whether the byte may stand in a header's value.
    var isHeaderValueByte: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }
}
