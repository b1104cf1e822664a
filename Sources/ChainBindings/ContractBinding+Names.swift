import ChainDecoding

extension ContractBinding {
    /// By what items of an interface are told apart.
    struct Signature {
        var name: String
        var inputs: [ABIParameter]
        /// What no two items have in common.
        var text: String
    }

    /// The indexes of the items that differ, with names; those of overloads are made from all of the signature.
    func names(_ items: [Signature], suffix: String, reserved: Set<String>) -> [(index: Int, name: String)] {
        var seen: Set<String> = []
        let indexes = items.indices.filter { seen.insert(items[$0].text).inserted }
        var counts: [String: Int] = [:]
        for index in indexes { counts[SwiftName.type(items[index].name), default: 0] += 1 }
        var scope = NameScope(reserved: reserved)
        return indexes.map { index in
            var name = SwiftName.type(items[index].name)
            if counts[name, default: 1] > 1 {
                name += items[index].inputs.map { mangled($0.type, internalType: $0.internalType) }.joined()
            }
            return (index, scope.take(name.isEmpty ? suffix : name, suffix: suffix))
        }
    }

    /// Names the cases after the structs.
    static func nameCases(_ items: inout [Item]) {
        var scope = NameScope(reserved: ["self"])
        for index in items.indices {
            items[index].caseName = SwiftName.escaped(scope.take(SwiftName.member(items[index].name), suffix: "_"))
        }
    }

    /// A type as part of a name: `Uint256`, `AddressArray`, `BytesArray2`, or the name of a struct.
    private func mangled(_ type: ABIType, internalType: String?) -> String {
        switch type {
        case .array(let element): mangled(element, internalType: internalType) + "Array"
        case .fixedArray(let element, let count): mangled(element, internalType: internalType) + "Array\(count)"
        case .tuple(let members): structName(of: members, internalType: internalType) ?? "Tuple"
        default: SwiftName.type(type.canonicalName)
        }
    }
}
