import NIOCore

/// An absolute `http` or `https` URL, split into its parts (RFC 3986).
///
/// Bytes that may not stand in a URL but are common in one, such as spaces and non-ASCII characters, are escaped;
/// control characters are refused.
struct HTTPURL: Sendable, Hashable, CustomStringConvertible {
    /// Why a text is not a usable URL.
    struct Invalid: Error, Hashable {
        /// What is wrong and what to write instead.
        var message: String
    }

    /// The longest URL, in bytes.
    static let maximumLength = 8_192

    /// Whether the scheme is `https`.
    var isSecure: Bool
    /// The host in lower case; an IPv6 address without brackets.
    var host: String
    /// The port, given or the scheme's.
    var port: Int
    /// The path, beginning with `/`.
    var path: String
    /// The query without `?`.
    var query: String?

    init(_ text: String) throws(Invalid) {
        let bytes = try Self.sanitized(text)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            throw Invalid(message: "has no scheme; write it as https://host/path")
        }
        switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
        case "http": isSecure = false
        case "https": isSecure = true
        default: throw Invalid(message: "is neither http nor https; write it as https://host/path")
        }
        let rest = bytes[(colon + 1)...]
        guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else {
            throw Invalid(message: "has no host; write it as https://host/path")
        }
        let afterSlashes = rest.dropFirst(2)
        let end = afterSlashes.firstIndex { Self.endsAuthority($0) } ?? afterSlashes.endIndex
        (host, port) = try Self.authority(afterSlashes[..<end], isSecure: isSecure)
        (path, query) = Self.pathAndQuery(afterSlashes[end...])
        if !path.hasPrefix("/") {
            path = "/" + path
        }
    }

    /// The URL that a reference, such as a `Location` header, means when it stands here.
    func resolving(_ reference: String) throws(Invalid) -> HTTPURL {
        let bytes = try Self.sanitized(reference)
        if Self.hasScheme(bytes) {
            return try HTTPURL(reference)
        }
        if bytes.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
            return try HTTPURL((isSecure ? "https:" : "http:") + String(decoding: bytes, as: UTF8.self))
        }
        var url = self
        let (path, query) = Self.pathAndQuery(bytes[...])
        if path.isEmpty {
            url.query = query ?? self.query
        } else {
            let directory = self.path[...(self.path.lastIndex(of: "/") ?? self.path.startIndex)]
            url.path = Self.removingDotSegments(path.hasPrefix("/") ? path : directory + path)
            url.query = query
        }
        return url
    }

    /// The host with its port where that is not the scheme's.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == defaultPort ? name : "\(name):\(port)"
    }

    /// What a request line asks for.
    var target: String { query.map { "\(path)?\($0)" } ?? path }

    /// Whether two URLs have scheme, host and port in common.
    func hasSameOrigin(as other: HTTPURL) -> Bool {
        isSecure == other.isSecure && host == other.host && port == other.port
    }

    /// The URL without its query, which may hold secrets.
    var withoutQuery: String { (isSecure ? "https://" : "http://") + authority + path }

    var description: String { (isSecure ? "https://" : "http://") + authority + target }

    private var defaultPort: Int { isSecure ? 443 : 80 }

    private static func sanitized(_ text: String) throws(Invalid) -> [UInt8] {
        guard text.utf8.count <= maximumLength else {
            throw Invalid(message: "is longer than \(maximumLength) bytes")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0..<0x20, 0x7F:
                throw Invalid(message: "has a control character")
            case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), 0x80...:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            default:
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + (value - 10)
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func hasScheme(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: ":"): return index > 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return false }
            default: return false
            }
        }
        return false
    }

    private static func authority(_ bytes: ArraySlice<UInt8>, isSecure: Bool) throws(Invalid) -> (String, Int) {
        guard !bytes.contains(UInt8(ascii: "@")) else {
            throw Invalid(message: "has a user name or password; give them as authorization instead")
        }
        var host = bytes
        var rest = bytes[bytes.endIndex...]
        if bytes.first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else {
                throw Invalid(message: "has an IPv6 address without a closing bracket")
            }
            host = bytes[(bytes.startIndex + 1)..<close]
            rest = bytes[(close + 1)...]
            guard host.contains(UInt8(ascii: ":")),
                (try? SocketAddress(ipAddress: String(decoding: host, as: UTF8.self), port: 0)) != nil
            else {
                throw Invalid(message: "has no valid IPv6 address between its brackets")
            }
        } else {
            if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
                host = bytes[..<colon]
                rest = bytes[colon...]
            }
            guard (1...253).contains(host.count), host.allSatisfy(\.isHostNameByte) else {
                throw Invalid(message: "has no valid host; a name with other letters is written in its xn-- form")
            }
        }
        return (String(decoding: host, as: UTF8.self).lowercased(), try port(rest, isSecure: isSecure))
    }

    private static func port(_ bytes: ArraySlice<UInt8>, isSecure: Bool) throws(Invalid) -> Int {
        if bytes.isEmpty || bytes.elementsEqual([UInt8(ascii: ":")]) {
            return isSecure ? 443 : 80
        }
        let digits = bytes.dropFirst()
        guard bytes.first == UInt8(ascii: ":"), digits.count <= 5,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let port = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(port)
        else {
            throw Invalid(message: "has no valid port; write 1 to 65535")
        }
        return port
    }

    private static func pathAndQuery(_ bytes: ArraySlice<UInt8>) -> (String, String?) {
        let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let whole = bytes[..<end]
        guard let mark = whole.firstIndex(of: UInt8(ascii: "?")) else {
            return (String(decoding: whole, as: UTF8.self), nil)
        }
        return (
            String(decoding: whole[..<mark], as: UTF8.self), String(decoding: whole[(mark + 1)...], as: UTF8.self)
        )
    }

    private static func removingDotSegments(_ path: String) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (offset, segment) in segments.enumerated() {
            let isLast = offset == segments.count - 1
            switch segment {
            case ".":
                if isLast { kept.append("") }
            case "..":
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            default:
                kept.append(segment)
            }
        }
        return "/" + kept.joined(separator: "/")
    }
}
