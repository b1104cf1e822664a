/// Where people find an incident.
public struct IncidentLink: Sendable, Hashable {
    /// What comes before the incident's id, such as `https://status.example.org/incidents/`.
    public var base: String

    /// Creates a link.
    public init(base: String) {
        self.base = base
    }

    /// The address of an incident: the base and the id, percent-encoded.
    public func url(of incident: IncidentID) -> String {
        var url = base
        for byte in incident.rawValue.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                url.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                url += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return url
    }
}
