import NIOCore
import Testing

@testable import NetworkTransports

@Suite("The address guard")
struct AddressGuardTests {
    @Test(
        "refuses what is not public",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
            "255.255.255.255", "168.63.129.16",
            "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1",
            "::127.0.0.1", "3fff::1",
        ]
    )
    func refusesSpecialAddresses(_ text: String) throws {
        #expect(!AddressGuard.publicOnly.permits(try #require(IPAddress(text))))
        #expect(AddressGuard.unrestricted.permits(try #require(IPAddress(text))))
    }

    @Test(
        "lets public addresses pass",
        arguments: [
            "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
            "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "::ffff:8.8.8.8",
        ]
    )
    func permitsPublicAddresses(_ text: String) throws {
        #expect(AddressGuard.publicOnly.permits(try #require(IPAddress(text))))
    }

    @Test("lets through what is allowed, and nothing beside it")
    func honoursTheAllowList() throws {
        let range = try #require(AddressRange("10.1.0.0/20"))
        let policy = AddressGuard.publicOnly(allowing: [range] + AddressRange.loopback)
        for (text, isPermitted) in [
            ("10.1.0.0", true), ("10.1.15.255", true), ("10.1.16.0", false), ("10.0.255.255", false),
            ("127.0.0.1", true), ("::1", true), ("::2", false), ("::ffff:127.0.0.1", true), ("192.168.0.1", false),
        ] {
            #expect(policy.permits(try #require(IPAddress(text))) == isPermitted, "\(text)")
        }
    }

    @Test("takes the address out of a socket address")
    func readsSocketAddresses() throws {
        #expect(IPAddress(try SocketAddress(ipAddress: "::1", port: 80)) == IPAddress("::1"))
        #expect(IPAddress(try SocketAddress(ipAddress: "127.0.0.1", port: 80)) == IPAddress("127.0.0.1"))
        #expect(IPAddress(try SocketAddress(unixDomainSocketPath: "/tmp/socket")) == nil)
    }

    @Test(
        "does not take malformed ranges",
        arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "x", "1/"]
    )
    func refusesMalformedRanges(_ text: String) {
        #expect(AddressRange(text) == nil)
    }
}
