/// Turns the values of one field into text.
struct ClearSigningFormatting {
    var rendering: ClearSigningRendering
    private let group: ClearSigningRendering.Group
    /// How many elements the field has; `nil` for a single value.
    private let count: Int?
    private var index = 0
    /// What the paths of parameters lead to, which is the same for all elements.
    private var selections: [ClearSigningPath: ClearSigningSelection] = [:]

    init(rendering: ClearSigningRendering, group: ClearSigningRendering.Group, count: Int?) {
        self.rendering = rendering
        self.group = group
        self.count = count
    }

    private var source: PrintableSource? { rendering.signer.source.map { PrintableSource($0) } }

    /// Whether a rule lets a value be shown.
    mutating func isShown(
        _ value: ClearSigningValue,
        by visibility: ClearSigningVisibility
    ) throws(DecodeError) -> Bool {
        switch visibility {
        case .always, .optional: return true
        case .never: return false
        case .unless(let values):
            try rendering.work.charge(values.count)
            return !values.contains { value.matches($0) }
        case .mustMatch(let values):
            try rendering.work.charge(values.count)
            guard values.contains(where: { value.matches($0) }) else {
                throw DecodeError(.outOfRange, "the value is none of those that it must be")
            }
            return false
        }
    }

    /// The line of an element, without its label.
    mutating func line(
        _ value: ClearSigningValue,
        of field: ClearSigningField,
        at index: Int
    ) throws(DecodeError) -> ClearSigningLine {
        self.index = index
        if let label = field.encryptedLabel { return ClearSigningLine(label: "", value: label) }
        if case .list = value.value { throw DecodeError(.unsupported, "a struct as a whole has no text") }
        if case .calldata(let call) = field.format { return try line(calldata: value, call) }
        return ClearSigningLine(label: "", value: try text(value, as: field.format) ?? value.rawText())
    }

    /// The text, or `nil` where the value cannot be shown so and is shown as it is.
    private mutating func text(
        _ value: ClearSigningValue,
        as format: ClearSigningFormat
    ) throws(DecodeError) -> String? {
        switch format {
        case .raw, .calldata: return nil
        case .amount:
            return source?.nativeCurrency(chainID: rendering.container.chainID).flatMap { value.amount(of: $0) }
        case .tokenAmount(let parameters): return try tokenAmount(value, parameters)
        case .nftName(let collection):
            guard let address = try self.value(of: collection).address, let number = value.unsigned,
                let name = source?.collectionName(at: address, chainID: rendering.container.chainID)
            else { return nil }
            return "Collection Name: \(name), Token ID: \(number)"
        case .date(let isBlockHeight): return date(value, isBlockHeight: isBlockHeight)
        case .duration: return value.unsigned.map { $0.durationText }
        case .unit(let base, let decimals, let hasPrefix):
            return value.number.map { number in
                let text =
                    hasPrefix
                    ? number.magnitude.prefixedText(decimals: decimals) : number.magnitude.shortText(decimals: decimals)
                return (number.isNegative ? "-" : "") + text + base
            }
        case .enumeration(let path): return try name(of: value, in: path)
        case .chainID: return value.unsigned.flatMap { UInt64(exactly: $0) }.flatMap { source?.chainName(chainID: $0) }
        case .addressName(let names): return try name(of: value.address, names)
        case .interoperableAddressName(let names): return try interoperableName(of: value, names)
        case .tokenTicker(let chainID):
            guard let address = value.address else { return nil }
            return token(at: address, chainID: try self.chainID(chainID))?.ticker ?? address.checksummed()
        }
    }

    // MARK: Amounts and times

    private mutating func tokenAmount(
        _ value: ClearSigningValue,
        _ parameters: ClearSigningTokenAmount
    ) throws(DecodeError) -> String? {
        guard let number = value.number else { return nil }
        let address = try parameters.token.map { (token) throws(DecodeError) in try self.value(of: token) }?.address
        let chainID = try chainID(parameters.chainID)
        var token = address.flatMap { self.token(at: $0, chainID: chainID) }
        for native in parameters.nativeCurrency where address != nil {
            if try self.value(of: native).address == address { token = source?.nativeCurrency(chainID: chainID) }
        }
        let threshold = try parameters.threshold.map { (limit) throws(DecodeError) in try self.value(of: limit) }
        if let threshold = threshold?.unsigned, !number.isNegative, number.magnitude >= threshold {
            return "\(parameters.message) \(token?.ticker ?? "(unknown token)")"
        }
        return token.flatMap { value.amount(of: $0) } ?? "\(value.rawText()) (unknown token)"
    }

    private func token(at address: Address, chainID: UInt64) -> ClearSigningToken? {
        let container = rendering.container
        let isContract = address == container.to && chainID == container.chainID
        return source?.token(at: address, chainID: chainID)
            ?? (isContract ? rendering.descriptor.metadata.token : nil)
    }

    private func date(_ value: ClearSigningValue, isBlockHeight: Bool) -> String? {
        guard let number = value.unsigned else { return nil }
        let chainID = rendering.container.chainID
        let time =
            isBlockHeight
            ? UInt64(exactly: number).flatMap { source?.timestamp(ofBlock: $0, chainID: chainID) }
            : Int64(exactly: number)
        return time.flatMap { CivilTime(secondsSince1970: $0) }?.description
            ?? (isBlockHeight ? "Block \(number)" : nil)
    }

    // MARK: Names

    private mutating func name(of value: ClearSigningValue, in path: ClearSigningPath) throws(DecodeError) -> String? {
        guard path.root == .descriptor, case .object(let names) = rendering.descriptor.document.value(at: path.steps)
        else { throw DecodeError(.malformed, "there is no enumeration \(path)") }
        let name = try entry(for: value, in: names)
        return try name?.string()
    }

    /// What an object has for a value: under its text, or another way to write it.
    private mutating func entry(for value: ClearSigningValue, in object: JSONObject) throws(DecodeError) -> JSONTree? {
        if let entry = object[value.rawText()] { return entry }
        try rendering.work.charge(object.keys.count)
        return object.keys.first { value.matches(.string($0)) }.flatMap { object[$0] }
    }

    private mutating func name(of address: Address?, _ names: ClearSigningNames) throws(DecodeError) -> String? {
        guard let address else { return nil }
        return try name(of: address, chainID: rendering.container.chainID, names) ?? address.checksummed()
    }

    private mutating func name(
        of address: Address,
        chainID: UInt64,
        _ names: ClearSigningNames
    ) throws(DecodeError) -> String? {
        for sender in names.sender {
            if try value(of: sender).address == address { return "Sender" }
        }
        return source?.name(of: address, chainID: chainID, types: names.types, sources: names.sources)
    }

    private mutating func interoperableName(
        of value: ClearSigningValue,
        _ names: ClearSigningNames
    ) throws(DecodeError) -> String? {
        guard case .bytes(let bytes) = value.value, let address = InteroperableAddress(bytes) else { return nil }
        return try name(of: address.address, chainID: address.chainID, names) ?? address.description
    }

    // MARK: Calls

    private mutating func line(
        calldata value: ClearSigningValue,
        _ parameters: ClearSigningEmbeddedCall
    ) throws(DecodeError) -> ClearSigningLine {
        func optional(_ parameter: ClearSigningParameter?) throws(DecodeError) -> ClearSigningValue? {
            try parameter.map { (parameter) throws(DecodeError) in try self.value(of: parameter) }
        }
        let callee = try self.value(of: parameters.callee).address
        guard case .bytes(let data) = value.value, let callee else {
            throw DecodeError(.malformed, "a call has an address and bytes")
        }
        let selector = try optional(parameters.selector)?.bytes?.array ?? []
        let call = ClearSigningCall(
            chainID: try chainID(parameters.chainID),
            to: callee,
            from: try optional(parameters.spender)?.address,
            value: try optional(parameters.amount)?.unsigned ?? .zero,
            calldata: selector.isEmpty ? data : Bytes(selector + data.array)
        )
        guard let text = try text(of: call) else {
            let name = source?.name(of: callee, chainID: call.chainID, types: [], sources: [])
            let hash = Keccak256.hash(call.calldata)
            return ClearSigningLine(label: "", value: "Call of \(name ?? callee.checksummed()) with hash \(hash)")
        }
        return ClearSigningLine(label: "", value: text.sentence ?? text.intent ?? "", lines: text.lines)
    }

    private mutating func text(of call: ClearSigningCall) throws(DecodeError) -> ClearSigningText? {
        guard rendering.work.depth > 0 else { return nil }
        rendering.work.depth -= 1
        defer { rendering.work.depth += 1 }
        return try rendering.signer.text(of: call, work: &rendering.work)
    }

    // MARK: Parameters

    /// The value of a parameter: of an array of as many elements as are shown, the one at the same place.
    private mutating func value(of parameter: ClearSigningParameter) throws(DecodeError) -> ClearSigningValue {
        try rendering.work.charge(1)
        switch parameter {
        case .path(let path): return try value(at: path)
        case .constant(let constant): return try ClearSigningValue(single: constant)
        case .map(let path, let key):
            let key = try value(at: key)
            guard path.root == .descriptor,
                case .object(let values) = rendering.descriptor.document.value(at: path.steps + [.name("values")]),
                let constant = try entry(for: key, in: values)
            else { throw DecodeError(.malformed, "the map \(path) has no value for \(key.rawText())") }
            return try ClearSigningValue(single: constant)
        }
    }

    private mutating func value(at path: ClearSigningPath) throws(DecodeError) -> ClearSigningValue {
        let selection: ClearSigningSelection
        if let known = selections[path] {
            selection = known
        } else {
            selection = try rendering.select(path, in: group)
            selections[path] = selection
        }
        if let value = selection.values.first, !selection.isList { return value }
        guard count == selection.count, selection.values.indices.contains(index) else {
            throw DecodeError(.malformed, "\(path) has not as many elements as are shown")
        }
        return selection.values[index]
    }

    private mutating func chainID(_ parameter: ClearSigningParameter?) throws(DecodeError) -> UInt64 {
        guard let parameter else { return rendering.container.chainID }
        guard let number = try value(of: parameter).unsigned, let chainID = UInt64(exactly: number) else {
            throw DecodeError(.outOfRange, "chain identifiers have at most 64 bits here")
        }
        return chainID
    }
}
