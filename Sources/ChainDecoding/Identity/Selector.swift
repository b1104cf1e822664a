/// The four bytes that name a function or an error: the first of the keccak-256 of its signature.
///
/// Source: Contract ABI Specification, "Function Selector".
@frozen
public struct Selector: FixedBytes {
    /// The four bytes, the first the highest.
    public let value: UInt32

    /// 4.
    public static var byteCount: Int { 4 }

    /// All bytes zero.
    public static let zero = Selector(0)

    /// Creates a selector from its four bytes, the first the highest.
    @inlinable
    public init(_ value: UInt32) {
        self.value = value
    }

    /// Creates the selector of a canonical signature, as in `transfer(address,uint256)`.
    ///
    /// The text is hashed as it stands: no spaces, no names, `uint256` rather than `uint`.
    public init(signature: some StringProtocol) {
        self.init(UInt32(truncatingIfNeeded: Keccak256.hash(signature).word0 &>> 32))
    }

    /// Creates a selector from 8 digits of either case after an optional `0x`; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        guard let selector = try? Selector(hex: text, prefix: .optional) else { return nil }
        self = selector
    }

    /// Creates a value from its words of four bytes, the first byte the highest.
    @inlinable
    public init(nextWord next: () -> UInt32) {
        self.init(next())
    }

    /// Calls a closure with each word of four bytes, the first byte the highest.
    public func forEachWord(_ body: (UInt32) -> Void) {
        body(value)
    }

    /// Whether the bytes come before those of another selector.
    public static func < (left: Selector, right: Selector) -> Bool {
        left.value < right.value
    }
}
