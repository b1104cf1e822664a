/// What a message calls and what it pays for it: fields that stand together in several of Arbitrum's transactions.
struct ArbitrumCall {
    var maximumFeePerGas: U256
    var gasLimit: UInt64
    var to: Address?
    var value: U256
    var input: Bytes
}

extension RLPReader {
    /// Reads the fields of a call.
    mutating func readArbitrumCall() throws(DecodeError) -> ArbitrumCall {
        ArbitrumCall(
            maximumFeePerGas: try readU256(),
            gasLimit: try readUInt64(),
            to: try readOptionalAddress(),
            value: try readU256(),
            input: try readBytes()
        )
    }
}

extension RLPEncoder {
    /// Appends the fields of a call.
    mutating func append(_ call: ArbitrumCall) {
        append(word: call.maximumFeePerGas)
        append(call.gasLimit)
        append(call.to)
        append(word: call.value)
        append(call.input)
    }
}
