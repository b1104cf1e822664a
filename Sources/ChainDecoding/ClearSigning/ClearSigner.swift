/// Turns calls and messages into text for the person who signs them.
///
/// ```swift
/// let signer = ClearSigner([descriptor], source: knownTokens)
/// if let text = try signer.text(of: call) {
///     print(text)  // Send 5 USDC to alice.eth …
/// }
/// ```
///
/// There is a text only for what a descriptor is about; for anything else the answer is `nil`, and never a guess.
/// Neither descriptors nor what the source knows are fetched: whoever makes a signer has both.
///
/// Source: ERC-7730.
public struct ClearSigner: Sendable {
    /// The descriptors; of several that are about the same, the first decides.
    public var descriptors: [ClearSigningDescriptor]
    /// What is known of tokens, names and times; `nil` for nothing.
    public var source: (any ClearSigningSource)?

    /// Creates a signer.
    ///
    /// - Parameters:
    ///   - descriptors: The descriptors; of several that are about the same, the first decides.
    ///   - source: What is known of tokens, names and times; nothing by default.
    public init(_ descriptors: [ClearSigningDescriptor], source: (any ClearSigningSource)? = nil) {
        self.descriptors = descriptors
        self.source = source
    }

    /// What a call does.
    ///
    /// - Parameter call: The call.
    /// - Returns: The text, or `nil` when no descriptor is about the call.
    /// - Throws: ``DecodeError`` when the calldata are malformed, a value is not what the descriptor says that it must
    ///   be, or the descriptor asks for values that there are not: such a call is better not signed.
    public func text(of call: ClearSigningCall) throws(DecodeError) -> ClearSigningText? {
        var work = ClearSigningWork()
        return try text(of: call, work: &work)
    }

    /// What a message is for.
    ///
    /// - Parameters:
    ///   - data: The message. Its domain must name chain and contract.
    ///   - signer: Who signs, where that is known.
    /// - Returns: The text, or `nil` when no descriptor is about the message.
    /// - Throws: ``DecodeError`` when a value is not what the descriptor says that it must be, or the descriptor asks
    ///   for values that there are not: such a message is better not signed.
    public func text(of data: TypedData, signer: Address? = nil) throws(DecodeError) -> ClearSigningText? {
        guard case .address(let to) = data.domainValue("verifyingContract"),
            case .uint(let chain) = data.domainValue("chainId"), let chainID = UInt64(exactly: chain)
        else { return nil }
        let addresses = addresses(of: to, chainID: chainID)
        for descriptor in descriptors
        where descriptor.binding.isAboutMessages(data, to: addresses, chainID: chainID) {
            let type = data.types.encodedType(of: data.primaryType)
            guard let display = descriptor.displays.first(where: { $0.function == nil && $0.key == type }) else {
                continue
            }
            let container = ClearSigningCall(chainID: chainID, to: to, from: signer, calldata: Bytes())
            var rendering = ClearSigningRendering(
                display,
                of: descriptor,
                value: ClearSigningValue(.named(data.primaryType), data.message),
                structs: data.types.structs,
                in: container,
                by: self,
                work: ClearSigningWork()
            )
            return try rendering.text()
        }
        return nil
    }

    func text(of call: ClearSigningCall, work: inout ClearSigningWork) throws(DecodeError) -> ClearSigningText? {
        let addresses = addresses(of: call.to, chainID: call.chainID)
        let selector = call.calldata.slice(0..<4).flatMap { Selector($0) }
        for descriptor in descriptors
        where descriptor.binding.isAboutCalls(of: addresses, chainID: call.chainID) {
            for display in descriptor.displays {
                guard let function = display.function, display.selector == selector else { continue }
                let arguments = try function.decodeCall(call.calldata)
                var rendering = ClearSigningRendering(
                    display,
                    of: descriptor,
                    value: ClearSigningValue(.tuple(function.inputs), .list(arguments)),
                    structs: [:],
                    in: call,
                    by: self,
                    work: work
                )
                defer { work = rendering.work }
                return try rendering.text()
            }
        }
        return nil
    }

    /// The address, and that of the contract to which it forwards.
    private func addresses(of address: Address, chainID: UInt64) -> [Address] {
        [address] + (source?.implementation(ofProxy: address, chainID: chainID).map { [$0] } ?? [])
    }
}
