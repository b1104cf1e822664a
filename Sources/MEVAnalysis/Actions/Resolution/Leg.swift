import ChainDecoding

/// What an account got and gave of one token, over some transfers.
struct Leg {
    var token: Address
    var got = U256.zero
    var gave = U256.zero
    /// Who gave to the account last.
    var payer: Address?
    /// Who got from the account first and last.
    var firstRecipient: Address?
    var recipient: Address?
    /// Whether the account gave before it got.
    var beganGiving = false
    /// The amounts that came in and went out last.
    var lastGot = U256.zero
    var lastGave = U256.zero

    init(_ token: Address) {
        self.token = token
    }

    /// How much more the account got than it gave; `nil` when it did not.
    var netIn: U256? { gave < got ? got &- gave : nil }
    /// How much more the account gave than it got; `nil` when it did not.
    var netOut: U256? { got < gave ? gave &- got : nil }

    /// The amount that went in: all or the last of it when that was reported, otherwise without what came back.
    func amountIn(reported: U256?) -> U256? { reported == got || reported == lastGot ? reported : netIn }

    /// The amount that went out: all or the last of it when that was reported, otherwise without what came back.
    func amountOut(reported: U256?) -> U256? { reported == gave || reported == lastGave ? reported : netOut }
}
