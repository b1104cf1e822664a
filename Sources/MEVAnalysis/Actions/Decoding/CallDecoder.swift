import ChainDecoding

/// How the calls of one function are read.
struct CallDecoder: Sendable {
    let selector: Selector
    let read: @Sendable (CallFields) -> Claim.Content?

    /// - Parameters:
    ///   - signature: The canonical signature.
    ///   - read: Makes what a call that succeeded claims; `nil` when it makes no sense.
    init(_ signature: String, read: @escaping @Sendable (CallFields) -> Claim.Content?) {
        selector = Selector(signature: signature)
        self.read = read
    }

    /// All functions that are known.
    static let all: [CallDecoder] =
        uniswapV1Calls + uniswapV2Calls + uniswapV3Calls + uniswapV4Calls + balancerV1Calls + balancerV2Calls
        + curveCalls + zeroExCalls + cowCalls + oneInchCalls + bancorCalls + dodoCalls + aaveCalls + compoundCalls
        + flashLoanCalls + wyvernCalls + cryptoPunksCalls

    /// The known functions by their selectors.
    static let bySelector = Dictionary(all.map { ($0.selector, $0) }) { first, _ in first }
}
