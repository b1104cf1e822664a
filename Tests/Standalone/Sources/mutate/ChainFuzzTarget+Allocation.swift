import ChainFuzzing

extension ChainFuzzTarget {
    /// Bytes that may be allocated at once to decode an input, and to check what has been decoded.
    ///
    /// Four times what `ABIDecoder` decodes values of, its default budget of 16 bytes for each byte of input and 64 KiB:
    /// such values are held as described and as typed ones here, and encoded from both.
    func maximumAllocation(_ byteCount: UInt64) -> UInt64 { 4 * (16 * byteCount + 65_536) }
}
