/// Makes many calls at once through the contract Multicall3, and one by one where a chain has none.
public struct Multicall: Sendable, Hashable {
    /// A call of a contract.
    public struct Call: Sendable, Hashable {
        /// The contract.
        public var target: Address
        /// The selector and the encoded arguments.
        public var calldata: Bytes

        /// Creates a call.
        public init(target: Address, calldata: Bytes) {
            self.target = target
            self.calldata = calldata
        }
    }

    /// Where Multicall3 stands on almost every chain.
    public static let deployment = Address(0xca11_bde0_5977_b363, 0x1167_0288_62be_2a17, 0x3976_ca11)

    /// Where the contract stands, see ``Chain/multicall3``.
    public var contract: Address
    /// How many calls are made at once.
    public var chunkSize: Int

    /// Creates a way to make calls.
    ///
    /// - Parameters:
    ///   - contract: Where Multicall3 stands.
    ///   - chunkSize: How many calls are made at once, 1 at least; nodes limit the gas of all together.
    public init(contract: Address = Multicall.deployment, chunkSize: Int = 256) {
        self.contract = contract
        self.chunkSize = chunkSize
    }

    /// Makes calls; that one fails does not harm the others.
    ///
    /// - Parameters:
    ///   - calls: The calls.
    ///   - reader: The state.
    /// - Returns: What came of each call, in order.
    /// - Throws: What the reader throws.
    public func run<Reader: StateReader>(
        _ calls: [Call],
        from reader: Reader
    ) async throws(Reader.Failure) -> [CallOutcome] {
        var outcomes: [CallOutcome] = []
        var isAbsent = false
        var rest = calls[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(max(1, chunkSize))
            rest = rest.dropFirst(chunk.count)
            if !isAbsent, chunk.count > 1 {
                let answer = try await reader.call(contract, Self.calldata(chunk))
                if let answers = answer.output.flatMap({ Self.outcomes(in: $0, count: chunk.count) }) {
                    outcomes += answers
                    continue
                }
                // An account without code answers nothing, and will not answer later either.
                isAbsent = answer == .returned(Bytes())
            }
            for call in chunk { outcomes.append(try await reader.call(call.target, call.calldata)) }
        }
        return outcomes
    }

    private static let selector = Selector(signature: "aggregate3((address,bool,bytes)[])")
    private static let callList = ABIType.array(
        of: .tuple([ABIParameter(.address), ABIParameter(.bool), ABIParameter(.bytes)])
    )
    private static let resultList = ABIType.array(of: .tuple([ABIParameter(.bool), ABIParameter(.bytes)]))

    private static func calldata(_ calls: ArraySlice<Call>) -> Bytes {
        let list = calls.map { ABIValue.list([.address($0.target), .bool(true), .bytes($0.calldata)]) }
        // Values of the right types can always be encoded.
        let arguments = (try? ABIEncoder.encode(.list(list), as: callList)) ?? []
        return Bytes(selector.bytes + arguments)
    }

    private static func outcomes(in output: Bytes, count: Int) -> [CallOutcome]? {
        guard case .list(let results)? = try? ABIDecoder().decode(resultList, from: output), results.count == count
        else { return nil }
        return results.map { result in
            guard case .list(let members) = result, case .bytes(let data)? = members.last else {
                return .reverted(Bytes())
            }
            return members.first == .bool(true) ? .returned(data) : .reverted(data)
        }
    }
}
