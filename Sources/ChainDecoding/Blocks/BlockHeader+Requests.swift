extension BlockHeader {
    /// The hash of requests to the consensus layer (EIP-7685).
    ///
    /// - Parameter requests: The requests, each the number of its kind and its data.
    /// - Returns: What ``requestsHash`` has to be.
    static func hash(ofRequests requests: [Bytes]) -> Hash32 {
        var hashes: [UInt8] = []
        // Requests of which there is nothing but the kind are left out.
        for request in requests where request.count > 1 { SHA256.hash(request).append(to: &hashes) }
        return SHA256.hash(hashes)
    }
}
