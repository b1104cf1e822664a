/// How a value is turned into text.
///
/// Source: ERC-7730, “Field formats”.
enum ClearSigningFormat: Sendable, Hashable {
    case raw
    case amount
    case tokenAmount(ClearSigningTokenAmount)
    case nftName(collection: ClearSigningParameter)
    case date(isBlockHeight: Bool)
    case duration
    case unit(base: String, decimals: UInt8, hasPrefix: Bool)
    case enumeration(ClearSigningPath)
    case chainID
    case calldata(ClearSigningEmbeddedCall)
    case addressName(ClearSigningNames)
    case interoperableAddressName(ClearSigningNames)
    case tokenTicker(chainID: ClearSigningParameter?)

    /// Reads the format of a field.
    init(of field: JSONObject) throws(DecodeError) {
        let name = try field.string("format") ?? "raw"
        let parameters = try field.member("params") { (tree) throws(DecodeError) in try tree.object() } ?? JSONObject()
        let format: ClearSigningFormat?
        do throws(DecodeError) {
            format = try Self.format(name, parameters)
        } catch {
            throw error.inside("params")
        }
        guard let format else {
            throw DecodeError(.unsupported, "there is no format “\(name.prefix(64))”", path: ["format"])
        }
        self = format
    }

    private static func format(_ name: String, _ parameters: JSONObject) throws(DecodeError) -> ClearSigningFormat? {
        switch name {
        case "raw": return .raw
        case "amount": return .amount
        case "tokenAmount": return .tokenAmount(try ClearSigningTokenAmount(parameters))
        case "nftName":
            guard let collection = try ClearSigningParameter.read("collection", of: parameters) else {
                throw DecodeError(.malformed, "“collection” or “collectionPath” is missing")
            }
            return .nftName(collection: collection)
        case "date":
            let encoding = try parameters.string("encoding")
            guard ["timestamp", "blockheight", nil].contains(encoding) else {
                throw DecodeError(.unsupported, "there is no such encoding of dates", path: ["encoding"])
            }
            return .date(isBlockHeight: encoding == "blockheight")
        case "duration": return .duration
        case "unit": return try unit(parameters)
        case "enum": return .enumeration(try parameters.requiredPath("$ref"))
        case "chainId": return .chainID
        case "calldata": return .calldata(try ClearSigningEmbeddedCall(parameters))
        case "addressName": return .addressName(try ClearSigningNames(parameters))
        case "interoperableAddressName": return .interoperableAddressName(try ClearSigningNames(parameters))
        case "tokenTicker": return .tokenTicker(chainID: try ClearSigningParameter.read("chainId", of: parameters))
        default: return nil
        }
    }

    private static func unit(_ parameters: JSONObject) throws(DecodeError) -> ClearSigningFormat {
        let base = try parameters.requiredString("base")
        let hasPrefix = try parameters.member("prefix") { (tree) throws(DecodeError) in try tree.boolean() }
        let decimals = try parameters.member("decimals") { (tree) throws(DecodeError) in try tree.decimals() }
        return .unit(base: base, decimals: decimals ?? 0, hasPrefix: hasPrefix ?? false)
    }
}

extension JSONTree {
    /// The number of decimals, 0 to 255, that this has to be.
    func decimals() throws(DecodeError) -> UInt8 {
        guard let decimals = UInt8(exactly: try unsigned()) else {
            throw DecodeError(.outOfRange, "decimals are 0 to 255")
        }
        return decimals
    }
}
