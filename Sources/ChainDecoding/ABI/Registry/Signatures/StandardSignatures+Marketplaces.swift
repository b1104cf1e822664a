extension StandardSignatures {
    /// Marketplaces: Seaport, Wyvern, LooksRare, X2Y2, Blur, CryptoPunks, Sudoswap and the auctions of CryptoKitties.
    static let marketplaces = """
        struct OfferItem { uint8 itemType; address token; uint256 identifierOrCriteria; uint256 startAmount;
            uint256 endAmount; }
        struct ConsiderationItem { uint8 itemType; address token; uint256 identifierOrCriteria; uint256 startAmount;
            uint256 endAmount; address recipient; }
        struct OrderParameters { address offerer; address zone; OfferItem[] offer; ConsiderationItem[] consideration;
            uint8 orderType; uint256 startTime; uint256 endTime; bytes32 zoneHash; uint256 salt; bytes32 conduitKey;
            uint256 totalOriginalConsiderationItems; }
        struct OrderComponents { address offerer; address zone; OfferItem[] offer; ConsiderationItem[] consideration;
            uint8 orderType; uint256 startTime; uint256 endTime; bytes32 zoneHash; uint256 salt; bytes32 conduitKey;
            uint256 counter; }
        struct Order { OrderParameters parameters; bytes signature; }
        struct AdvancedOrder { OrderParameters parameters; uint120 numerator; uint120 denominator; bytes signature;
            bytes extraData; }
        struct CriteriaResolver { uint256 orderIndex; uint8 side; uint256 index; uint256 identifier;
            bytes32[] criteriaProof; }
        struct FulfillmentComponent { uint256 orderIndex; uint256 itemIndex; }
        struct Fulfillment { FulfillmentComponent[] offerComponents; FulfillmentComponent[] considerationComponents; }
        struct SpentItem { uint8 itemType; address token; uint256 identifier; uint256 amount; }
        struct ReceivedItem { uint8 itemType; address token; uint256 identifier; uint256 amount; address recipient; }
        struct Execution { ReceivedItem item; address offerer; bytes32 conduitKey; }
        struct BasicOrderParameters { address considerationToken; uint256 considerationIdentifier;
            uint256 considerationAmount; address offerer; address zone; address offerToken;
            uint256 offerIdentifier; uint256 offerAmount; uint8 basicOrderType; uint256 startTime;
            uint256 endTime; bytes32 zoneHash; uint256 salt; bytes32 offererConduitKey;
            bytes32 fulfillerConduitKey; uint256 totalOriginalAdditionalRecipients;
            AdditionalRecipient[] additionalRecipients; bytes signature; }
        struct AdditionalRecipient { uint256 amount; address recipient; }

        event OrderFulfilled(bytes32 orderHash, address indexed offerer, address indexed zone, address recipient,
            SpentItem[] offer, ReceivedItem[] consideration)
        event OrderCancelled(bytes32 orderHash, address indexed offerer, address indexed zone)
        event OrderValidated(bytes32 orderHash, OrderParameters orderParameters)
        event OrdersMatched(bytes32[] orderHashes)
        event CounterIncremented(uint256 newCounter, address indexed offerer)
        event OrdersMatched(bytes32 buyHash, bytes32 sellHash, address indexed maker, address indexed taker,
            uint256 price, bytes32 indexed metadata)
        event OrderCancelled(bytes32 indexed hash)
        event TakerBid(bytes32 orderHash, uint256 orderNonce, address indexed taker, address indexed maker,
            address indexed strategy, address currency, address collection, uint256 tokenId, uint256 amount,
            uint256 price)
        event TakerAsk(bytes32 orderHash, uint256 orderNonce, address indexed taker, address indexed maker,
            address indexed strategy, address currency, address collection, uint256 tokenId, uint256 amount,
            uint256 price)
        event RoyaltyPayment(address indexed collection, uint256 indexed tokenId, address indexed royaltyRecipient,
            address currency, uint256 amount)
        event TakerBid((bytes32 orderHash, uint256 orderNonce, bool isNonceInvalidated) nonceInvalidationParameters,
            address bidUser, address bidRecipient, uint256 strategyId, address currency, address collection,
            uint256[] itemIds, uint256[] amounts, address[2] feeRecipients, uint256[3] feeAmounts)
        event TakerAsk((bytes32 orderHash, uint256 orderNonce, bool isNonceInvalidated) nonceInvalidationParameters,
            address askUser, address bidUser, uint256 strategyId, address currency, address collection,
            uint256[] itemIds, uint256[] amounts, address[2] feeRecipients, uint256[3] feeAmounts)
        event EvProfit(bytes32 itemHash, address currency, address to, uint256 amount)
        event EvInventory(bytes32 indexed itemHash, address maker, address taker, uint256 orderSalt,
            uint256 settleSalt, uint256 intent, uint256 delegateType, uint256 deadline, address currency,
            bytes dataMask, (uint256 price, bytes data) item, (uint8 op, uint256 orderIdx, uint256 itemIdx,
            uint256 price, bytes32 itemHash, address executionDelegate, bytes dataReplacement, uint256 bidIncentivePct,
            uint256 aucMinIncrementPct, uint256 aucIncDurationSecs,
            (uint256 percentage, address to)[] fees) detail)
        event OrdersMatched(address indexed maker, address indexed taker, (address trader, uint8 side,
            address matchingPolicy, address collection, uint256 tokenId, uint256 amount, address paymentToken,
            uint256 price, uint256 listingTime, uint256 expirationTime, (uint16 rate, address recipient)[] fees,
            uint256 salt, bytes extraParams) sell, bytes32 sellHash, (address trader, uint8 side,
            address matchingPolicy, address collection, uint256 tokenId, uint256 amount, address paymentToken,
            uint256 price, uint256 listingTime, uint256 expirationTime, (uint16 rate, address recipient)[] fees,
            uint256 salt, bytes extraParams) buy, bytes32 buyHash)
        event Execution721Packed(bytes32 orderHash, uint256 tokenIdListingIndexTrader,
            uint256 collectionPriceSide)
        event Execution721TakerFeePacked(bytes32 orderHash, uint256 tokenIdListingIndexTrader,
            uint256 collectionPriceSide, uint256 takerFeeRecipientRate)
        event Execution721MakerFeePacked(bytes32 orderHash, uint256 tokenIdListingIndexTrader,
            uint256 collectionPriceSide, uint256 makerFeeRecipientRate)
        event Assign(address indexed to, uint256 punkIndex)
        event PunkTransfer(address indexed from, address indexed to, uint256 punkIndex)
        event PunkOffered(uint256 indexed punkIndex, uint256 minValue, address indexed toAddress)
        event PunkBidEntered(uint256 indexed punkIndex, uint256 value, address indexed fromAddress)
        event PunkBidWithdrawn(uint256 indexed punkIndex, uint256 value, address indexed fromAddress)
        event PunkBought(uint256 indexed punkIndex, uint256 value, address indexed fromAddress,
            address indexed toAddress)
        event PunkNoLongerForSale(uint256 indexed punkIndex)
        event AuctionCreated(uint256 tokenId, uint256 startingPrice, uint256 endingPrice, uint256 duration)
        event AuctionSuccessful(uint256 tokenId, uint256 totalPrice, address winner)
        event AuctionCancelled(uint256 tokenId)
        event SwapNFTInPair()
        event SwapNFTOutPair()
        event SpotPriceUpdate(uint128 newSpotPrice)
        event NewPair(address poolAddress)

        function fulfillBasicOrder(BasicOrderParameters parameters) payable returns (bool fulfilled)
        function fulfillBasicOrder_efficient_6GL6yc(BasicOrderParameters parameters) payable
            returns (bool fulfilled)
        function fulfillOrder(Order order, bytes32 fulfillerConduitKey) payable returns (bool fulfilled)
        function fulfillAdvancedOrder(AdvancedOrder advancedOrder, CriteriaResolver[] criteriaResolvers,
            bytes32 fulfillerConduitKey, address recipient) payable returns (bool fulfilled)
        function fulfillAvailableAdvancedOrders(AdvancedOrder[] advancedOrders, CriteriaResolver[] criteriaResolvers,
            FulfillmentComponent[][] offerFulfillments, FulfillmentComponent[][] considerationFulfillments,
            bytes32 fulfillerConduitKey, address recipient, uint256 maximumFulfilled) payable
            returns (bool[] availableOrders, Execution[] executions)
        function fulfillAvailableOrders(Order[] orders, FulfillmentComponent[][] offerFulfillments,
            FulfillmentComponent[][] considerationFulfillments, bytes32 fulfillerConduitKey,
            uint256 maximumFulfilled) payable returns (bool[] availableOrders, Execution[] executions)
        function matchOrders(Order[] orders, Fulfillment[] fulfillments) payable returns (Execution[] executions)
        function matchAdvancedOrders(AdvancedOrder[] orders, CriteriaResolver[] criteriaResolvers,
            Fulfillment[] fulfillments, address recipient) payable returns (Execution[] executions)
        function cancel(OrderComponents[] orders) returns (bool cancelled)
        function incrementCounter() returns (uint256 newCounter)
        function buyPunk(uint256 punkIndex) payable
        function transferPunk(address to, uint256 punkIndex)
        function offerPunkForSale(uint256 punkIndex, uint256 minSalePriceInWei)
        function offerPunkForSaleToAddress(uint256 punkIndex, uint256 minSalePriceInWei, address toAddress)
        function enterBidForPunk(uint256 punkIndex) payable
        function acceptBidForPunk(uint256 punkIndex, uint256 minPrice)
        function withdrawBidForPunk(uint256 punkIndex)
        function bid(uint256 tokenId) payable
        """
}
