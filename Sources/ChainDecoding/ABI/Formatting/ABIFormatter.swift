/// Writes decoded calls, logs, reverts and values in one line for people, as in `transfer(to: 0x…, amount: 1000)`.
///
/// Whatever the values hold, the line has neither control characters nor any that change the direction of writing, and its
/// length is bounded by the limits for each value.
public struct ABIFormatter: Sendable, Hashable {
    /// How many bytes of a value are written at most; the rest is counted.
    public var byteLimit: Int
    /// How many values of an array are written at most; the rest is counted.
    public var elementLimit: Int

    /// Creates a formatter.
    ///
    /// - Parameters:
    ///   - byteLimit: How many bytes of a value are written at most; texts count in UTF-8.
    ///   - elementLimit: How many values of an array are written at most.
    public init(byteLimit: Int = 256, elementLimit: Int = 32) {
        self.byteLimit = byteLimit
        self.elementLimit = elementLimit
    }

    /// A call: the name of the function and its arguments.
    public func text(of call: DecodedCall) -> String {
        call.function.name + list(call.arguments, of: call.function.inputs)
    }

    /// A log: the name of the event and what the log tells of its parameters.
    public func text(of log: DecodedLog) -> String {
        let parts = log.values.enumerated()
            .map { index, value in
                let input = index < log.event.inputs.count ? log.event.inputs[index] : nil
                return named(text(of: value, as: input?.type), input)
            }
        return "\(log.event.name)(\(parts.joined(separator: ", ")))"
    }

    /// Why a call was reverted, as in `Panic: division by zero (0x12)`.
    public func text(of revert: Revert) -> String {
        switch revert {
        case .empty: "reverted without data"
        case .error(let reason): "Error: \(text(reason))"
        case .panic(let reason): "Panic: \(reason) (\(reason.hex))"
        case .custom(let error, let values): error.name + list(values, of: error.inputs)
        case .raw(let data): "unknown revert \(hex(data))"
        }
    }

    /// A value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - type: Its type, which tells the names of the members of tuples and the decimals of numbers, if it is known.
    /// - Returns: The text, in one line.
    public func text(of value: ABIValue, as type: ABIType? = nil) -> String {
        switch (value, type) {
        case (.uint(let number), .ufixed(_, let decimals)): number.text(decimals: UInt8(clamping: decimals))
        case (.int(let number), .fixed(_, let decimals)): number.text(decimals: UInt8(clamping: decimals))
        case (.uint(let number), _): number.description
        case (.int(let number), _): number.description
        case (.bool(let isTrue), _): isTrue ? "true" : "false"
        case (.address(let address), _): address.checksummed()
        case (.bytes(let bytes), _): hex(bytes)
        case (.string(let bytes), _): text(bytes)
        case (.list(let members), .tuple(let parameters)): list(members, of: parameters)
        case (.list(let elements), .array(let type)), (.list(let elements), .fixedArray(let type, _)):
            array(elements, of: type)
        case (.list(let elements), _): array(elements, of: nil)
        }
    }

    private func text(of value: ABIEventValue, as type: ABIType?) -> String {
        switch value {
        case .value(let value): text(of: value, as: type)
        case .hash(let hash): "hash \(hash)"
        }
    }

    private func list(_ values: [ABIValue], of parameters: [ABIParameter]) -> String {
        let parts = values.enumerated()
            .map { index, value in
                let parameter = index < parameters.count ? parameters[index] : nil
                return named(text(of: value, as: parameter?.type), parameter)
            }
        return "(\(parts.joined(separator: ", ")))"
    }

    private func named(_ text: String, _ parameter: ABIParameter?) -> String {
        guard let name = parameter?.name, !name.isEmpty else { return text }
        return "\(name): \(text)"
    }

    private func array(_ elements: [ABIValue], of type: ABIType?) -> String {
        var parts = elements.prefix(max(0, elementLimit)).map { text(of: $0, as: type) }
        if parts.count < elements.count { parts.append("… \(elements.count - parts.count) more") }
        return "[\(parts.joined(separator: ", "))]"
    }

    private func hex(_ bytes: Bytes) -> String {
        guard bytes.count > byteLimit, let shown = bytes.slice(0..<max(0, byteLimit)) else { return Hex.encode(bytes) }
        return "\(Hex.encode(shown))… \(bytes.count - shown.count) more"
    }

    /// A text in quotes, or what is no UTF-8 as bytes.
    private func text(_ bytes: Bytes) -> String {
        guard let text = String(validating: bytes.array, as: UTF8.self) else { return hex(bytes) }
        var quoted = "\""
        var left = byteLimit
        for scalar in text.unicodeScalars {
            left -= UTF8.width(scalar)
            guard left >= 0 else { return quoted + "\"… of \(bytes.count) bytes" }
            quoted += Self.escaped(scalar)
        }
        return quoted + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
            scalar.escaped(asASCII: true)
        default:
            scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
        }
    }
}
