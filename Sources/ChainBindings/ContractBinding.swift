import ChainDecoding

/// What is generated for a contract: everything has its name here, and is only written down afterwards.
struct ContractBinding {
    /// The most words that a fixed array may take in the struct that holds it.
    private static let maximumWordCount = 4_096

    let name: String
    /// What is documented of the contract.
    let title: String
    private(set) var tuples: [Item] = []
    private(set) var calls: [Item] = []
    private(set) var events: [Item] = []
    private(set) var errors: [Item] = []
    private(set) var constructor: Item?
    /// Whether some type has a number as part of it.
    private(set) var isSized = false
    private let tupleNames: TupleNames

    /// Whether there is nothing in it.
    var isEmpty: Bool { calls.isEmpty && events.isEmpty && errors.isEmpty && constructor == nil }

    init(_ interface: ContractInterface) throws(DecodeError) {
        let swiftName = SwiftName.type(interface.name)
        var outer = NameScope(reserved: NameScope.types)
        name = outer.take(swiftName.isEmpty ? "Contract" : swiftName, suffix: "Contract")
        title = SwiftName.documented(interface.name)
        // The name of the contract stands before those of its structs, and must not be hidden either.
        let reserved = NameScope.types.union([name])
        var scope = NameScope(reserved: reserved)
        tupleNames = TupleNames(in: interface.abi, scope: &scope)
        for key in tupleNames.tuples {
            guard let name = tupleNames.name(of: key) else { continue }
            tuples.append(try item(name, ABIType.tuple(key.members).canonicalName, key.members))
        }
        try addCalls(interface.abi.functions, reserved: reserved)
        try addEvents(interface.abi.events, reserved: reserved)
        try addErrors(interface.abi.errors, reserved: reserved)
        if let inputs = interface.abi.constructor?.inputs {
            constructor = try item("Constructor", ABIType.tuple(inputs).canonicalName, inputs)
        }
    }

    // MARK: Items

    private mutating func addCalls(_ functions: [ABIFunction], reserved: Set<String>) throws(DecodeError) {
        let signatures = functions.map { Signature(name: $0.name, inputs: $0.inputs, text: $0.signature) }
        for (index, name) in names(signatures, suffix: "Call", reserved: reserved) {
            var item = try item(name, functions[index].signature, functions[index].inputs)
            item.result = try result(functions[index].outputs)
            calls.append(item)
        }
        Self.nameCases(&calls)
    }

    private mutating func addEvents(_ all: [ABIEvent], reserved: Set<String>) throws(DecodeError) {
        // Events of one signature are different ones when they differ in what their topics are.
        let signatures = all.map { event in
            let topics = event.inputs.map { $0.isIndexed ? "1" : "0" }.joined()
            return Signature(
                name: event.name,
                inputs: event.inputs,
                text: "\(event.signature) \(topics) \(event.isAnonymous)"
            )
        }
        for (index, name) in names(signatures, suffix: "Event", reserved: reserved) {
            var item = try item(name, all[index].signature, all[index].inputs, isEvent: true)
            item.isAnonymous = all[index].isAnonymous
            events.append(item)
        }
        Self.nameCases(&events)
    }

    private mutating func addErrors(_ all: [ABIErrorDefinition], reserved: Set<String>) throws(DecodeError) {
        let signatures = all.map { Signature(name: $0.name, inputs: $0.inputs, text: $0.signature) }
        for (index, name) in names(signatures, suffix: "Error", reserved: reserved) {
            errors.append(try item(name, all[index].signature, all[index].inputs))
        }
        Self.nameCases(&errors)
    }

    private mutating func result(_ outputs: [ABIParameter]) throws(DecodeError) -> Item.Result {
        switch outputs.count {
        case 0: return .nothing
        case 1: return .single(try type(outputs[0].type, internalType: outputs[0].internalType))
        default: return .several(try item("Return", ABIType.tuple(outputs).canonicalName, outputs))
        }
    }

    private mutating func item(
        _ name: String,
        _ signature: String,
        _ parameters: [ABIParameter],
        isEvent: Bool = false
    ) throws(DecodeError) -> Item {
        var scope = NameScope(reserved: NameScope.members)
        var item = Item(name: name, signature: signature, members: [], wordCount: 0, isDynamic: false)
        for (index, parameter) in parameters.enumerated() {
            let wished = SwiftName.member(parameter.name)
            let isTopic = isEvent && parameter.isIndexed
            let isHash = isTopic && parameter.type.isHashedAsTopic
            let type =
                isHash ? SwiftType("Hash32") : try type(parameter.type, internalType: parameter.internalType)
            item.members.append(
                Member(
                    name: SwiftName.escaped(scope.take(wished.isEmpty ? "value\(index)" : wished, suffix: "_")),
                    label: parameter.name.isEmpty ? "\(index)" : parameter.name,
                    description: SwiftName.documented("\(description(parameter)) \(parameter.name)"),
                    type: type,
                    isTopic: isTopic
                )
            )
            guard !isTopic else { continue }
            item.isDynamic = item.isDynamic || parameter.type.isDynamic
            item.wordCount += parameter.type.headWordCount
        }
        return item
    }

    /// A type as it is documented: a tuple by the name of its struct.
    private func description(_ parameter: ABIParameter) -> String {
        var type = parameter.type
        var suffix = ""
        while true {
            switch type {
            case .array(let element): (type, suffix) = (element, "[]" + suffix)
            case .fixedArray(let element, let count): (type, suffix) = (element, "[\(count)]" + suffix)
            case .tuple(let members):
                return (structName(of: members, internalType: parameter.internalType) ?? "tuple") + suffix
            default: return type.canonicalName + suffix
            }
        }
    }

    // MARK: Types

    /// The struct that stands for a tuple.
    func structName(of members: [ABIParameter], internalType: String?) -> String? {
        tupleNames.name(of: TupleNames.Key(members, internalType: internalType))
    }

    private mutating func type(_ type: ABIType, internalType: String?) throws(DecodeError) -> SwiftType {
        let written = try written(type, internalType: internalType)
        isSized = isSized || written.isSized
        return written
    }

    /// Recurses as deep as the type is nested, which reading it has bounded.
    private func written(_ type: ABIType, internalType: String?) throws(DecodeError) -> SwiftType {
        switch type {
        case .uint(let bits), .ufixed(let bits, _): return SwiftType(bits: bits, isSigned: false)
        case .int(let bits), .fixed(let bits, _): return SwiftType(bits: bits, isSigned: true)
        case .address: return SwiftType("Address")
        case .bool: return SwiftType("Bool")
        case .fixedBytes(let count): return SwiftType(byteCount: count)
        case .function: return SwiftType(byteCount: 24)
        case .bytes: return SwiftType("Bytes")
        case .string: return SwiftType("ABIString")
        case .named: return SwiftType("U256")
        case .array(let element): return try written(element, internalType: internalType).array
        case .fixedArray(let element, let count):
            guard count <= Self.maximumWordCount / max(1, element.headWordCount) else {
                throw DecodeError(.unsupported, "\(type) is too large for a struct")
            }
            return try written(element, internalType: internalType).array(count: count)
        case .tuple(let members):
            guard let structName = structName(of: members, internalType: internalType) else {
                throw DecodeError(.unsupported, "there is no struct for \(type)")
            }
            return SwiftType("\(name).\(structName)")
        }
    }
}
