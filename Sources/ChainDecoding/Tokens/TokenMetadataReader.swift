/// Asks tokens for their metadata, many at once.
///
/// ```swift
/// let tokens = try await TokenMetadataReader().read([usdt, dai], from: node)
/// ```
///
/// Each token is asked twelve questions. Contracts may answer anything, or not at all: what cannot be understood is
/// left out.
public struct TokenMetadataReader: Sendable, Hashable {
    /// How the questions are asked.
    public var multicall: Multicall
    /// How many bytes of a name or symbol are kept.
    public var textLimit: Int

    /// Creates a reader.
    public init(multicall: Multicall = Multicall(), textLimit: Int = 256) {
        self.multicall = multicall
        self.textLimit = textLimit
    }

    /// Asks tokens for their metadata.
    ///
    /// - Parameters:
    ///   - tokens: The contracts, which may be none of tokens.
    ///   - reader: The state.
    /// - Returns: What each tells, in order.
    /// - Throws: What the reader throws.
    public func read<Reader: StateReader>(
        _ tokens: [Address],
        from reader: Reader
    ) async throws(Reader.Failure) -> [TokenMetadata] {
        let calls = tokens.flatMap { token in
            TokenQuestion.calldata.map { Multicall.Call(target: token, calldata: $0) }
        }
        let outcomes = try await multicall.run(calls, from: reader)
        let count = TokenQuestion.allCases.count
        return tokens.enumerated()
            .map { index, token in
                metadata(of: token, answers: outcomes.dropFirst(index * count).prefix(count).map(\.output))
            }
    }

    private func metadata(of token: Address, answers: [Bytes?]) -> TokenMetadata {
        func answer(_ question: TokenQuestion) -> Bytes? {
            question.rawValue < answers.count ? answers[question.rawValue] : nil
        }
        func word(_ question: TokenQuestion) -> U256? { answer(question)?.word(at: 0).map { U256($0) } }
        let supportsInterfaces = word(.supportsInterfaces) == .one && word(.supportsInvalid) == .zero
        var metadata = TokenMetadata(
            token: token,
            name: answer(.name).flatMap { TokenText.text(of: $0, limit: textLimit) },
            symbol: answer(.symbol).flatMap { TokenText.text(of: $0, limit: textLimit) },
            decimals: word(.decimals).flatMap { UInt8(exactly: $0) },
            totalSupply: word(.totalSupply),
            hasPermit: word(.domainSeparator).map { !$0.isZero } ?? false
        )
        let asset = answer(.asset)?.word(at: 0).flatMap { Address(word: $0)?.unlessZero }
        if supportsInterfaces, word(.supportsERC721) == .one {
            metadata.standard = .erc721
        } else if supportsInterfaces, word(.supportsERC1155) == .one {
            metadata.standard = .erc1155
        } else if metadata.totalSupply != nil, metadata.decimals != nil, word(.balanceOfZero) != nil {
            // Without decimals it may as well be a contract of single tokens from before ERC-721.
            metadata.asset = asset
            let hasGranularity = word(.granularity).map { !$0.isZero } ?? false
            metadata.standard = asset != nil ? .erc4626 : hasGranularity ? .erc777 : .erc20
        }
        return metadata
    }
}
