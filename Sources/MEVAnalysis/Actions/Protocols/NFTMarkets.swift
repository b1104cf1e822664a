import ChainDecoding

extension EventDecoder {
    /// Blur: whole orders at first, packed ones since V2.
    static let blur: [EventDecoder] = [
        EventDecoder(
            """
            OrdersMatched(address,address,(address,uint8,address,address,uint256,uint256,address,uint256,uint256,\
            uint256,(uint16,address)[],uint256,bytes),bytes32,(address,uint8,address,address,uint256,uint256,address,\
            uint256,uint256,uint256,(uint16,address)[],uint256,bytes),bytes32)
            """,
            topics: 3,
            words: 4
        ) { fields in
            guard let sell = Int(exactly: fields.number(0)), let buy = Int(exactly: fields.number(2)),
                max(sell, buy) <= fields.log.data.count
            else { return nil }
            func word(_ order: Int, _ index: Int) -> U256 { fields.log.data.word(at: order + index * 32) ?? .zero }
            let currency = Address(lastBytesOf: word(sell, 6))
            return .nftTrade(
                NFTTradeClaim(
                    venue: .blur,
                    seller: Address(lastBytesOf: word(sell, 0)),
                    buyer: Address(lastBytesOf: word(buy, 0)),
                    collection: Address(lastBytesOf: word(sell, 3)),
                    tokenID: word(sell, 4),
                    count: word(sell, 5),
                    priceToken: .orNative(currency),
                    price: word(sell, 7)
                )
            )
        },
        EventDecoder("Execution721Packed(bytes32,uint256,uint256)", topics: 1, words: 3) { packedTrade($0) },
        EventDecoder("Execution721TakerFeePacked(bytes32,uint256,uint256,uint256)", topics: 1, words: 4) {
            packedTrade($0)
        },
        EventDecoder("Execution721MakerFeePacked(bytes32,uint256,uint256,uint256)", topics: 1, words: 4) {
            packedTrade($0)
        },
    ]

    /// A trade in two words: 11 bytes of number, one of index and the maker; one byte of side, 11 of price and the
    /// collection.
    private static func packedTrade(_ fields: EventFields) -> Claim.Content {
        let (item, terms) = (fields.number(1), fields.number(2))
        let maker = Address(lastBytesOf: item)
        let isAsk = (terms >> 248).isZero
        return .nftTrade(
            NFTTradeClaim(
                venue: .blur,
                seller: isAsk ? maker : nil,
                buyer: isAsk ? nil : maker,
                collection: Address(lastBytesOf: terms),
                tokenID: item >> 168,
                priceToken: .nativeToken,
                price: (terms << 8) >> 168
            )
        )
    }

    /// LooksRare V1 and V2: in a bid the taker buys, in an ask the taker sells.
    static let looksRare: [EventDecoder] = [
        EventDecoder(
            "TakerBid(bytes32,uint256,address,address,address,address,address,uint256,uint256,uint256)",
            topics: 4,
            words: 7
        ) { looksRareTrade($0, buyer: $0.topicAddress(1), seller: $0.topicAddress(2)) },
        EventDecoder(
            "TakerAsk(bytes32,uint256,address,address,address,address,address,uint256,uint256,uint256)",
            topics: 4,
            words: 7
        ) { looksRareTrade($0, buyer: $0.topicAddress(2), seller: $0.topicAddress(1)) },
        EventDecoder(
            """
            TakerBid((bytes32,uint256,bool),address,address,uint256,address,address,uint256[],uint256[],address[2],\
            uint256[3])
            """,
            topics: 1,
            words: 15
        ) { looksRareItems($0, buyer: $0.address(4), seller: nil) },
        EventDecoder(
            """
            TakerAsk((bytes32,uint256,bool),address,address,uint256,address,address,uint256[],uint256[],address[2],\
            uint256[3])
            """,
            topics: 1,
            words: 15
        ) { looksRareItems($0, buyer: $0.address(4), seller: $0.address(3)) },
    ]

    private static func looksRareTrade(_ fields: EventFields, buyer: Address, seller: Address) -> Claim.Content {
        .nftTrade(
            NFTTradeClaim(
                venue: .looksRare,
                seller: seller,
                buyer: buyer,
                collection: fields.address(3),
                tokenID: fields.number(4),
                count: fields.number(5),
                priceToken: .orNative(fields.address(2)),
                price: fields.number(6)
            )
        )
    }

    private static func looksRareItems(_ fields: EventFields, buyer: Address, seller: Address?) -> Claim.Content? {
        let (items, counts) = (fields.array(8), fields.array(9))
        guard items.count > 0, items.count == counts.count else { return nil }
        let price = fields.number(12).addingSaturating(fields.number(13)).addingSaturating(fields.number(14))
        return .nftTrade(
            NFTTradeClaim(
                venue: .looksRare,
                seller: seller,
                buyer: buyer,
                collection: fields.address(7),
                tokenID: items.number(0),
                count: counts.number(0),
                priceToken: .orNative(fields.address(6)),
                price: price
            )
        )
    }

    /// X2Y2, which names the token inside of bytes.
    static let x2y2: [EventDecoder] = [
        EventDecoder(
            """
            EvInventory(bytes32,address,address,uint256,uint256,uint256,uint256,uint256,address,bytes,(uint256,bytes),\
            (uint8,uint256,uint256,uint256,bytes32,address,bytes,uint256,uint256,uint256,(uint256,address)[]))
            """,
            topics: 2,
            words: 11
        ) { fields in
            let data = fields.log.data
            guard let item = Int(exactly: fields.number(9)), item <= data.count,
                let detail = Int(exactly: fields.number(10)), detail <= data.count,
                let offset = data.word(at: item + 32).flatMap({ Int(exactly: $0) }), offset <= data.count
            else { return nil }
            // The bytes hold a list of pairs of a collection and a number.
            let tokens = WordArray(data: data, head: item + offset + 32, offset: 32, stride: 2)
            guard tokens.count > 0 else { return nil }
            let isSale = fields.number(4) != 3
            return .nftTrade(
                NFTTradeClaim(
                    venue: .x2y2,
                    seller: fields.address(isSale ? 0 : 1),
                    buyer: fields.address(isSale ? 1 : 0),
                    collection: tokens.address(0),
                    tokenID: tokens.number(0, 1),
                    priceToken: .orNative(fields.address(7)),
                    price: data.word(at: detail + 96)
                )
            )
        }
    ]

    /// The market inside the CryptoPunks contract.
    static let cryptoPunks: [EventDecoder] = [
        EventDecoder("PunkBought(uint256,uint256,address,address)", topics: 4, words: 1) { fields in
            .nftTrade(
                NFTTradeClaim(
                    venue: .cryptoPunks,
                    seller: fields.topicAddress(2),
                    buyer: fields.topicAddress(3),
                    collection: fields.contract,
                    tokenID: fields.topicNumber(1),
                    priceToken: .nativeToken,
                    price: fields.number(0)
                )
            )
        }
    ]

    /// Sudoswap, whose pools log that they have traded and nothing else.
    static let sudoswap: [EventDecoder] = [
        EventDecoder("SwapNFTInPair()", topics: 1, words: 0) { _ in .nftTrade(NFTTradeClaim(venue: .sudoswap)) },
        EventDecoder("SwapNFTOutPair()", topics: 1, words: 0) { _ in .nftTrade(NFTTradeClaim(venue: .sudoswap)) },
    ]
}

extension Address {
    /// The native token for the zero address, which stands for it where nothing else does.
    static func orNative(_ address: Address) -> Address { address == .zero ? .nativeToken : address }
}

extension CallDecoder {
    /// OpenSea before Seaport: arrays of addresses, numbers and bytes of a buyer's and a seller's order.
    static let wyvernCalls: [CallDecoder] = [
        CallDecoder(
            """
            atomicMatch_(address[14],uint256[18],uint8[8],bytes,bytes,bytes,bytes,bytes,bytes,uint8[2],bytes32[5])
            """
        ) { fields in
            .nftTrade(
                NFTTradeClaim(
                    venue: .wyvern,
                    seller: fields.address(8),
                    buyer: fields.address(1),
                    priceToken: .orNative(fields.address(6))
                )
            )
        }
    ]

    /// The market inside the CryptoPunks contract.
    static let cryptoPunksCalls: [CallDecoder] = [
        CallDecoder("buyPunk(uint256)") { fields in
            .nftTrade(
                NFTTradeClaim(
                    venue: .cryptoPunks,
                    buyer: fields.caller,
                    collection: fields.contract,
                    tokenID: fields.number(0),
                    priceToken: .nativeToken,
                    price: fields.call.value
                )
            )
        }
    ]
}
