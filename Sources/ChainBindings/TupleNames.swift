import ChainDecoding

/// The tuples of an interface, and the names of the structs that stand for them.
struct TupleNames {
    /// What makes two tuples the same: their members, and what the source code calls them.
    struct Key: Hashable {
        /// `Library.Order` for `struct Library.Order[2]`; `nil` where that is not known.
        var name: String?
        var members: [ABIParameter]

        init(_ members: [ABIParameter], internalType: String?) {
            self.members = members
            guard let internalType, internalType.hasPrefix("struct ") else { return }
            name = internalType.dropFirst("struct ".count).split(separator: "[").first.map(String.init)
        }

        /// The last part of the name.
        var shortName: String? { name?.split(separator: ".").last.map(String.init) }
    }

    /// The tuples in the order of their first use, each after those inside it.
    private(set) var tuples: [Key] = []
    private var contexts: [Key: String] = [:]
    private var names: [Key: String] = [:]

    /// Finds all tuples, and names them in a scope.
    init(in abi: ContractABI, scope: inout NameScope) {
        for function in abi.functions {
            collect(function.inputs, in: function.name)
            collect(function.outputs, in: function.name + " result")
        }
        for event in abi.events { collect(event.inputs, in: event.name) }
        for error in abi.errors { collect(error.inputs, in: error.name) }
        collect(abi.constructor?.inputs ?? [], in: "constructor")
        var counts: [String?: Int] = [:]
        for key in tuples { counts[key.shortName, default: 0] += 1 }
        for key in tuples {
            let isUnique = counts[key.shortName] == 1
            let name = SwiftName.type((isUnique ? key.shortName : key.name) ?? contexts[key] ?? "")
            names[key] = scope.take(name.isEmpty ? "Tuple" : name, suffix: "Struct")
        }
    }

    /// The struct that stands for a tuple.
    func name(of key: Key) -> String? { names[key] }

    private mutating func collect(_ parameters: [ABIParameter], in context: String) {
        for (index, parameter) in parameters.enumerated() {
            let name = parameter.name.isEmpty ? "value\(index)" : parameter.name
            collect(parameter.type, internalType: parameter.internalType, in: "\(context) \(name)")
        }
    }

    /// Recurses as deep as the type is nested, which reading it has bounded.
    private mutating func collect(_ type: ABIType, internalType: String?, in context: String) {
        switch type {
        case .array(let element), .fixedArray(let element, _):
            collect(element, internalType: internalType, in: context)
        case .tuple(let members):
            let key = Key(members, internalType: internalType)
            guard contexts[key] == nil else { return }
            contexts[key] = context
            collect(members, in: key.name ?? context)
            tuples.append(key)
        default:
            break
        }
    }
}
