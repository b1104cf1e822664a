import ChainDecoding
import Testing

@Suite("Interface identifiers")
struct InterfaceIdentifierTests {
    /// The functions of interfaces, and the identifiers that their standards print.
    private static let standards: [String: (functions: [String], identifier: String)] = [
        "ERC165": (["supportsInterface(bytes4)"], "0x01ffc9a7"),
        "ERC721": (
            [
                "balanceOf(address)", "ownerOf(uint256)", "safeTransferFrom(address,address,uint256,bytes)",
                "safeTransferFrom(address,address,uint256)", "transferFrom(address,address,uint256)",
                "approve(address,uint256)", "setApprovalForAll(address,bool)", "getApproved(uint256)",
                "isApprovedForAll(address,address)",
            ], "0x80ac58cd"
        ),
        "ERC721Metadata": (["name()", "symbol()", "tokenURI(uint256)"], "0x5b5e139f"),
        "ERC1155": (
            [
                "safeTransferFrom(address,address,uint256,uint256,bytes)",
                "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)", "balanceOf(address,uint256)",
                "balanceOfBatch(address[],uint256[])", "setApprovalForAll(address,bool)",
                "isApprovedForAll(address,address)",
            ], "0xd9b67a26"
        ),
        "ERC2981": (["royaltyInfo(uint256,uint256)"], "0x2a55205a"),
    ]

    private static func identifier(_ signatures: [String]) throws -> String {
        try Selector(interfaceOf: signatures.map { try ABIFunction(parsing: $0) }).description
    }

    @Test("are those that the standards print")
    func printed() throws {
        for (name, standard) in Self.standards {
            #expect(try Self.identifier(standard.functions) == standard.identifier, "\(name)")
        }
        #expect(try Self.identifier([]) == "0x00000000")
    }

    private struct Vectors: Decodable {
        var identifiers: [String: String]

        private enum CodingKeys: String, CodingKey { case identifiers = "interface-ids" }
    }

    @Test("are those of the public vectors", .needsSharedData)
    func vectors() throws {
        let vectors = try SharedData.json(Vectors.self, "eips/vectors.json")
        for (name, identifier) in vectors.identifiers {
            // ERC-4906 has events only, and took its own number for an identifier.
            if name == "ERC4906" { continue }
            #expect(try Self.identifier(try #require(Self.standards[name]).functions) == identifier, "\(name)")
        }
        print("interface identifiers: \(vectors.identifiers.count)")
        #expect(vectors.identifiers.count == 6)
    }
}
