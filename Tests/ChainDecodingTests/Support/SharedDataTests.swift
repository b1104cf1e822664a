import Testing

@Suite("Public test vectors")
struct SharedDataTests {
    private struct Case: Decodable {
        var name: String
    }

    @Test("are read, unpacked", .needsSharedData)
    func reads() throws {
        let cases = try SharedData.json([Case].self, "ethers/rlp.json.gz")
        #expect(cases.count == 61)
    }
}
