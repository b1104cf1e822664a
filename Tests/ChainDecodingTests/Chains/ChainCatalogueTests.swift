import ChainDecoding
import Testing

@Suite("Chains")
struct ChainCatalogueTests {
    @Test("the bundled ones hang together")
    func bundled() throws {
        let catalogue = ChainCatalogue.bundled
        let chains = catalogue.chains
        #expect(chains.count == 54)
        #expect(Set(chains.map(\.name)).count == chains.count)
        for chain in chains {
            #expect(catalogue[chain.id] == chain)
            #expect(!chain.name.isEmpty && !chain.nativeToken.symbol.isEmpty, "\(chain.name)")
            #expect(chain.nativeToken.decimals == 18, "\(chain.name)")
            #expect(chain.multicall3 != nil, "\(chain.name)")
            if let parent = chain.parent {
                let parent = try #require(catalogue[parent], "\(chain.name)")
                #expect(parent.isTestnet == chain.isTestnet, "\(chain.name)")
            }
            #expect((chain.finality == .parentChain) == (chain.parent != nil), "\(chain.name)")
            if let blockTime = chain.blockTime {
                #expect(blockTime > .milliseconds(100) && blockTime < .seconds(60), "\(chain.name)")
            }
        }
    }

    /// A text with a wrong checksum would be no address at all.
    @Test("every address in the table has the right checksum")
    func addresses() {
        let chains = ChainCatalogue.bundled.chains
        #expect(chains.filter { $0.wrappedNativeToken != nil }.map(\.id).count == 41)
        #expect(Set(chains.compactMap(\.multicall3)).count == 3)
    }

    @Test("Ethereum, Polygon and Arbitrum One are as everybody knows them")
    func known() throws {
        let ethereum = try #require(ChainCatalogue.bundled[1])
        #expect(ethereum.blockTime == .seconds(12) && ethereum.finality == .votes && ethereum.parent == nil)
        #expect(ethereum.conformance == .ethereum && ethereum.nativeToken == .ether)
        #expect(ethereum.wrappedNativeToken?.description == "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2")
        let polygon = try #require(ChainCatalogue.bundled[137])
        #expect(polygon.deepestReorganization == 157 && polygon.confirmationDepth == 200)
        let arbitrum = try #require(ChainCatalogue.bundled[42_161])
        #expect(arbitrum.parent == 1 && arbitrum.finality == .parentChain && arbitrum.blockTime == .milliseconds(250))
        let internalTransaction = Bytes(ArbitrumInternalTransaction(chainID: 42_161, input: Bytes([1])).encoded)
        let decoded = try arbitrum.stack?.transactionExtensions.decode(internalTransaction)
        #expect(decoded is ArbitrumInternalTransaction)
    }

    @Test("reorganisations are told where a depth was published, and of no chain that excludes them")
    func reorganizations() {
        let known = ChainCatalogue.bundled.chains.filter { $0.deepestReorganization != nil }
        #expect(known.map(\.id) == [1, 61, 137])
        #expect(known.map(\.deepestReorganization) == [7, 7_000, 157])
        #expect(known.allSatisfy { $0.finality == .votes || $0.finality == .probabilistic })
    }

    @Test("can be added, corrected and taken out")
    func extending() {
        var catalogue = ChainCatalogue.bundled
        catalogue.add(Chain(id: 31_337, name: "Local", blockTime: .seconds(1)))
        #expect(catalogue[31_337]?.nativeToken == .ether)
        catalogue[1]?.confirmationDepth = 96
        #expect(catalogue[1]?.confirmationDepth == 96)
        catalogue[1] = nil
        #expect(catalogue[1] == nil && catalogue.chains.count == ChainCatalogue.bundled.chains.count)
        catalogue[2] = Chain(id: 3, name: "Other")
        #expect(catalogue[2] == nil && catalogue[3]?.name == "Other")
        let twice = ChainCatalogue([Chain(id: 4, name: "A"), Chain(id: 4, name: "B")])
        #expect(twice.chains.map(\.name) == ["B"])
    }
}
