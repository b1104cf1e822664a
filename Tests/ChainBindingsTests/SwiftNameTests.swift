import Testing

@testable import ChainBindings

@Suite("Names of generated code")
struct SwiftNameTests {
    @Test(
        "are those that Swift programs have",
        arguments: [
            ("transfer", "Transfer", "transfer"), ("DOMAIN_SEPARATOR", "DomainSeparator", "domainSeparator"),
            ("_from", "From", "from"), ("tokenURI", "TokenURI", "tokenURI"), ("URIChanged", "URIChanged", "uriChanged"),
            ("WETH", "WETH", "weth"), ("ERC20Paused", "ERC20Paused", "erc20Paused"), ("$dUDVT", "DUDVT", "dudvt"),
            ("owner_of_2", "OwnerOf2", "ownerOf2"), ("_1inch", "_1inch", "_1inch"), ("A", "A", "a"), ("__", "", ""),
            ("größe", "GrE", "grE"), ("a\"; fatalError()", "AFatalError", "aFatalError"),
        ]
    )
    func names(text: String, type: String, member: String) {
        #expect(SwiftName.type(text) == type)
        #expect(SwiftName.member(text) == member)
    }

    @Test("texts in quotes and in documentation cannot end them")
    func texts() {
        #expect(SwiftName.literal("a\"\\\n\u{7f}é(") == #""a\"\\\u{a}\u{7f}\u{e9}(""#)
        #expect(SwiftName.documented("a\n*/ `b`") == "a*/ b")
        #expect(SwiftName.escaped("repeat") == "`repeat`")
    }

    @Test("are given once")
    func scope() {
        var scope = NameScope(reserved: ["a"])
        #expect(["a", "a", "b", "a"].map { scope.take($0, suffix: "_") } == ["a_", "a_2", "b", "a_3"])
    }
}
