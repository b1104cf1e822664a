extension CallTree {
    /// Whether a call has changed anything, as far as it may: neither it nor a call around it has failed.
    ///
    /// - Complexity: O(*d*) in the depth of the call.
    public func tookEffect(_ index: Int) -> Bool {
        var call: Int? = index
        while let next = call {
            if frames[next].hasFailed { return false }
            call = parent(of: next)
        }
        return true
    }

    /// The calls that took effect, depth first.
    ///
    /// - Complexity: O(*n*) in the number of calls.
    public var effectiveIndices: [Int] {
        var indices: [Int] = []
        var index = 0
        while index < frames.count {
            if frames[index].hasFailed {
                index = links[index].end
            } else {
                indices.append(index)
                index += 1
            }
        }
        return indices
    }

    /// The calls that failed while no call around them did, each with all calls inside it.
    public var failedSubtrees: [Range<Int>] {
        var subtrees: [Range<Int>] = []
        var index = 0
        while index < frames.count {
            if frames[index].hasFailed {
                subtrees.append(subtree(of: index))
                index = links[index].end
            } else {
                index += 1
            }
        }
        return subtrees
    }

    /// The native token that changed hands, in order: calls, creations and self-destructions that took effect and carry
    /// some.
    ///
    /// What the sender pays for gas and blobs is not among it.
    public var nativeTransfers: [NativeTransfer] {
        effectiveIndices.compactMap { index in
            let frame = frames[index]
            guard frame.kind.movesValue, let to = frame.to, let value = frame.value, !value.isZero else { return nil }
            return NativeTransfer(from: frame.from, to: to, value: value, call: index)
        }
    }

    /// The calls that created a contract and took effect.
    public var deployments: [Int] {
        effectiveIndices.filter { frames[$0].kind.isCreation && frames[$0].to != nil }
    }

    /// The calls of contracts that are part of the EVM.
    ///
    /// - Parameter isPrecompile: Whether an address is one of them; Ethereum's, unless the chain has others.
    /// - Returns: The calls, depth first.
    public func precompileCalls(where isPrecompile: (Address) -> Bool = { $0.isPrecompile }) -> [Int] {
        frames.indices.filter { index in
            let frame = frames[index]
            guard !frame.kind.isCreation, frame.kind != .selfDestruct else { return false }
            return frame.to.map(isPrecompile) ?? false
        }
    }
}
