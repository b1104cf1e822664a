/// A block of IP addresses in CIDR notation, such as `10.0.0.0/8` or `::1/128`.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    private let network: [UInt8]
    private let prefixLength: Int
    /// The block as it was written.
    public let description: String

    /// Reads `address/length`, or a single address; `nil` when it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(first) else { return nil }
        let bitCount = address.bytes.count * 8
        var length = bitCount
        if parts.count == 2 {
            guard let written = Int(parts[1]), (0...bitCount).contains(written) else { return nil }
            length = written
        }
        network = address.bytes
        prefixLength = length
        description = text
    }

    private init(_ network: [UInt8], _ prefixLength: Int, _ description: String) {
        self.network = network
        self.prefixLength = prefixLength
        self.description = description
    }

    /// Every loopback address of both families.
    public static let loopback = [
        AddressRange([127, 0, 0, 0], 8, "127.0.0.0/8"),
        AddressRange([UInt8](repeating: 0, count: 15) + [1], 128, "::1/128"),
    ]

    static let mappedIPv4 = AddressRange(
        [UInt8](repeating: 0, count: 10) + [0xff, 0xff, 0, 0, 0, 0],
        96,
        "::ffff:0:0/96"
    )
    static let nat64 = AddressRange([0, 0x64, 0xff, 0x9b] + [UInt8](repeating: 0, count: 12), 96, "64:ff9b::/96")

    func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == network.count else { return false }
        let wholeBytes = prefixLength / 8
        guard address.bytes.prefix(wholeBytes) == network.prefix(wholeBytes) else { return false }
        let remainingBits = prefixLength % 8
        guard remainingBits > 0 else { return true }
        return (address.bytes[wholeBytes] ^ network[wholeBytes]) >> UInt8(8 - remainingBits) == 0
    }
}
