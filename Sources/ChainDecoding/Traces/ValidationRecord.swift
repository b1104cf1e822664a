/// What a call does that the validation rules of account abstraction are about: a frame's part of `erc7562Tracer`.
///
/// Source: ERC-7562; the form is that of go-ethereum.
public struct ValidationRecord: Sendable, Hashable {
    /// The size of a contract that the call looks at.
    public struct ContractSize: Sendable, Hashable {
        /// How many bytes its code has.
        public var byteCount: Int
        /// The first instruction that looked at it.
        public var opcode: UInt8

        /// Creates a size.
        public init(byteCount: Int, opcode: UInt8) {
            self.byteCount = byteCount
            self.opcode = opcode
        }
    }

    /// Storage that is read before it is written, with the values found there.
    public var reads: [Hash32: [Hash32]]
    /// Storage that is written, and how often.
    public var writes: [Hash32: Int]
    /// Transient storage that is read, and how often.
    public var transientReads: [Hash32: Int]
    /// Transient storage that is written, and how often.
    public var transientWrites: [Hash32: Int]
    /// The contracts whose code is called or looked at.
    public var contractSizes: [Address: ContractSize]
    /// The accounts whose code is looked at by `EXTCODESIZE`, `EXTCODECOPY` or `EXTCODEHASH`.
    public var codeAccesses: [Address]
    /// How often instructions are used.
    public var opcodeCounts: [UInt8: Int]
    /// What is hashed; geth tells it of the outermost call for all.
    public var keccakInputs: [Bytes]
    /// Whether the call runs out of gas.
    public var isOutOfGas: Bool

    /// Creates a record of nothing.
    public init() {
        reads = [:]
        writes = [:]
        transientReads = [:]
        transientWrites = [:]
        contractSizes = [:]
        codeAccesses = []
        opcodeCounts = [:]
        keccakInputs = []
        isOutOfGas = false
    }
}
