import ChainDecoding
import Foundation

/// Inputs that are made of several members of an object.
enum VectorParts {
    static func payloads(in members: [String: Any]) -> [[UInt8]] {
        [values(in: members), log(in: members), proof(in: members)].compactMap { $0 }
    }

    static func documents(in members: [String: Any]) -> [[UInt8]] {
        [typedData(in: members)].compactMap { $0 } + clearSignings(in: members)
    }

    /// Types and, behind a line break, values.
    private static func values(in members: [String: Any]) -> [UInt8]? {
        guard let types = members["types"] as? [String] ?? (members["type"] as? String).map({ [$0] }),
            let text = (members["encoded"] ?? members["data"]) as? String, let data = try? Hex.decode(text)
        else { return nil }
        return Array("\(types.joined(separator: ","))\n".utf8) + data
    }

    /// The number of topics, these, and data.
    private static func log(in members: [String: Any]) -> [UInt8]? {
        guard let texts = members["topics"] as? [String], let text = members["data"] as? String,
            let topics = try? texts.map({ try Hex.decode($0) }), let data = try? Hex.decode(text), topics.count <= 4
        else { return nil }
        return [UInt8(topics.count)] + topics.joined() + data
    }

    /// The key of an account or of a word in its storage, and the nodes from the root on.
    private static func proof(in members: [String: Any]) -> [UInt8]? {
        guard let texts = (members["accountProof"] ?? members["proof"]) as? [String],
            let nodes = try? texts.map({ Bytes(try Hex.decode($0)) }),
            let key = (members["address"] ?? members["key"]) as? String, let number = U256(hex: key)
        else { return nil }
        let word = number.bigEndianBytes
        var encoder = RLPEncoder()
        encoder.openList()
        encoder.append(Bytes(Keccak256.hash(members["accountProof"] == nil ? word : word.suffix(20)).bytes))
        for node in nodes { encoder.append(encoded: node) }
        encoder.closeList()
        return encoder.encoded
    }

    private static func typedData(in members: [String: Any]) -> [UInt8]? {
        guard var types = members["types"] as? [String: Any], let domain = members["domain"] as? [String: Any],
            let message = members["data"], let primaryType = members["primaryType"]
        else { return nil }
        let domainTypes = [
            "name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
            "salt": "bytes32",
        ]
        types["EIP712Domain"] = domain.keys.sorted().map { ["name": $0, "type": domainTypes[$0] ?? ""] }
        return json(["types": types, "domain": domain, "message": message, "primaryType": primaryType])
    }

    /// A call of each function of a descriptor and, behind a line break, the descriptor, for where the call goes to.
    private static func clearSignings(in members: [String: Any]) -> [[UInt8]] {
        guard let display = members["display"] as? [String: Any], let formats = display["formats"] as? [String: Any],
            var context = members["context"] as? [String: Any], var contract = context["contract"] as? [String: Any]
        else { return [] }
        contract["deployments"] = [["chainId": 1, "address": Address(0, 0, 1).description]]
        context["contract"] = contract
        let descriptor = json(members.merging(["context": context]) { $1 })
        return formats.keys.sorted()
            .compactMap { signature in
                guard let function = try? ABIFunction(parsing: signature) else { return nil }
                let calldata = function.selector.bytes + [UInt8](repeating: 0, count: 64 * 32)
                return Array("\(Hex.encode(calldata))\n".utf8) + descriptor
            }
    }

    private static func json(_ members: [String: Any]) -> [UInt8] {
        // What has been read as JSON can be written.
        [UInt8]((try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys)) ?? Data())
    }
}
