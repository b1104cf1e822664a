/// A message of typed structured data, which accounts sign by its hash, and the domain that it is signed for.
///
/// ```swift
/// let data = try TypedData(json: request)  // the second parameter of eth_signTypedData_v4
/// let hash = data.signingHash
/// ```
///
/// A value is always sound: its hashes were computed when it was created. Source: EIP-712.
public struct TypedData: Sendable, Hashable {
    /// The name of the struct that the domain is.
    public static let domainType = "EIP712Domain"

    /// The structs that message and domain consist of.
    public let types: TypedDataTypes
    /// The name of the struct that the message is.
    public let primaryType: String
    /// The values of the domain's members, in their order.
    public let domain: ABIValue
    /// The values of the message's members, in their order.
    public let message: ABIValue
    /// The hash of the domain, which makes signatures for different domains incompatible.
    public let domainSeparator: Hash32
    /// The hash of the message: `hashStruct` of EIP-712.
    public let messageHash: Hash32

    /// Creates typed data, and hashes them.
    ///
    /// - Parameters:
    ///   - types: The structs that message and domain consist of, ``domainType`` among them.
    ///   - primaryType: The name of the struct that the message is.
    ///   - domain: The values of the domain's members.
    ///   - message: The values of the message's members.
    ///   - limits: How much work hashing may be.
    /// - Throws: ``ABIEncodingError`` with the names and indexes that lead to what does not fit its type, or is too
    ///   much.
    public init(
        types: TypedDataTypes,
        primaryType: String,
        domain: ABIValue,
        message: ABIValue,
        limits: TypedDataLimits = TypedDataLimits()
    ) throws(ABIEncodingError) {
        self.types = types
        self.primaryType = primaryType
        self.domain = domain
        self.message = message
        var encoder = TypedDataEncoder(types, limits: limits)
        func hash(_ value: ABIValue, as name: String, inside member: String) throws(ABIEncodingError) -> Hash32 {
            do throws(ABIEncodingError) {
                return Keccak256.hash(try encoder.encode(value, as: name))
            } catch {
                throw error.inside(member)
            }
        }
        domainSeparator = try hash(domain, as: Self.domainType, inside: "domain")
        messageHash = try hash(message, as: primaryType, inside: "message")
    }

    /// What is signed: domain and message, or the domain alone where that is the message.
    public var signedMessage: SignedMessage {
        .structured(
            domainSeparator: domainSeparator,
            message: primaryType == Self.domainType ? nil : messageHash
        )
    }

    /// The hash that is signed.
    public var signingHash: Hash32 { signedMessage.hash }

    /// The value of a member of the domain, such as `chainId` or `verifyingContract`.
    public func domainValue(_ name: String) -> ABIValue? {
        guard case .list(let values) = domain,
            let index = types.structs[Self.domainType]?.firstIndex(where: { $0.name == name }),
            values.indices.contains(index)
        else { return nil }
        return values[index]
    }
}
