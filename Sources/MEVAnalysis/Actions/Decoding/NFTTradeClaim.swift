import ChainDecoding

/// A sale that is claimed.
struct NFTTradeClaim {
    var venue: Venue
    var seller: Address?
    var buyer: Address?
    var collection: Address?
    var tokenID: U256?
    var count = U256.one
    var priceToken: Address?
    var price: U256?
}
