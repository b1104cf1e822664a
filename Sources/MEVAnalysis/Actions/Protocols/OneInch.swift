import ChainDecoding

extension EventDecoder {
    /// 1inch limit orders, by which Fusion is settled as well: the logs tell the maker at most, and the flow the rest.
    static let oneInch: [EventDecoder] = [
        EventDecoder("OrderFilled(address,bytes32,uint256)", topics: 2, words: 2) { fields in
            .swap(SwapClaim(venue: .oneInch, maker: fields.topicAddress(1), settlement: .direct))
        },
        EventDecoder("OrderFilled(bytes32,uint256)", topics: 1, words: 2) { _ in
            .swap(SwapClaim(venue: .oneInch, settlement: .direct))
        },
    ]
}

extension CallDecoder {
    /// 1inch limit orders of the third and the fourth version.
    static let oneInchCalls: [CallDecoder] =
        [
            "fillOrder(\(order3),bytes,bytes,uint256,uint256,uint256)",
            "fillOrderTo(\(order3),bytes,bytes,uint256,uint256,uint256,address)",
        ]
        .map { signature in
            CallDecoder(signature) { fields in
                fields.tuple(0).map { fill(fields, maker: $0.address(3)) }
            }
        }
        + [
            "fillOrder(\(order4),bytes32,bytes32,uint256,uint256)",
            "fillOrderArgs(\(order4),bytes32,bytes32,uint256,uint256,bytes)",
            "fillContractOrder(\(order4),bytes,uint256,uint256)",
            "fillContractOrderArgs(\(order4),bytes,uint256,uint256,bytes)",
        ]
        .map { signature in
            CallDecoder(signature) { fields in fill(fields, maker: fields.address(1)) }
        }

    private static let order3 = "(uint256,address,address,address,address,address,uint256,uint256,uint256,bytes)"
    private static let order4 = "(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)"

    private static func fill(_ fields: CallFields, maker: Address) -> Claim.Content {
        .swap(SwapClaim(venue: .oneInch, caller: fields.caller, maker: maker, settlement: .direct))
    }
}
