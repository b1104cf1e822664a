/// What must be known of a request's URL before it is sent.
struct RequestTarget: Sendable, Equatable {
    /// The host as written: a name, an IPv4 address or an IPv6 address without its brackets.
    var host: String

    /// Checks an absolute `http` or `https` URL.
    ///
    /// - Throws: A text that says what is wrong and what to write instead.
    init(url: String) throws(InvalidRequest) {
        guard url.utf8.count <= 8192 else { throw InvalidRequest("the URL is longer than 8192 bytes") }
        guard url.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            throw InvalidRequest("the URL holds a space, control or non-ASCII character; percent-encode it")
        }
        guard let separator = url.utf8.firstIndex(of: UInt8(ascii: ":")),
            ["http", "https"].contains(url[..<separator].lowercased()),
            url[separator...].hasPrefix("://")
        else { throw InvalidRequest("the URL must begin with http:// or https://") }

        let rest = url[separator...].dropFirst(3)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            throw InvalidRequest("the URL holds credentials; send them in an Authorization header")
        }
        let port: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw InvalidRequest("the URL's host lacks a ]") }
            host = String(authority[..<end].dropFirst())
            port = authority[end...].dropFirst()
            guard let address = IPAddress(host), address.bytes.count == 16 else {
                throw InvalidRequest("the URL's host in brackets is not an IPv6 address")
            }
        } else {
            host = String(authority.prefix { $0 != ":" })
            port = authority.dropFirst(host.count)
            let isName = host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
            guard !host.isEmpty, host.utf8.count <= 255, isName else {
                throw InvalidRequest("the URL's host is not a name or an address; write names in their xn-- form")
            }
        }
        if !port.isEmpty {
            guard port.hasPrefix(":"), port.count <= 6, port.dropFirst().allSatisfy({ ("0"..."9").contains($0) }),
                let number = UInt16(port.dropFirst()), number > 0
            else { throw InvalidRequest("the URL's port is not a number from 1 to 65535") }
        }
    }
}
