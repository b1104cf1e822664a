/// Writes decoded calls, logs, reverts and values in one line for people, as in `transfer(to: 0x…, amount: 1000)`.
///
/// Whatever the values and their names hold, the line has neither control characters nor any that change the direction
/// of writing; what is long is cut, and what is left out is counted.
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
        PrintableText.escaped(call.function.name) + text(of: call.arguments, as: call.function.inputs)
    }

    /// A log: the name of the event and what the log tells of its parameters.
    public func text(of log: DecodedLog) -> String {
        PrintableText.escaped(log.event.name) + list(log.values, log.event.inputs) { text(of: $0, as: $1) }
    }

    /// Why a call was reverted, as in `Panic: division by zero (0x12)`.
    public func text(of revert: Revert) -> String {
        switch revert {
        case .empty: "reverted without data"
        case .error(let reason): "Error: \(text(reason))"
        case .panic(let reason): "Panic: \(reason) (\(reason.hex))"
        case .custom(let error, let values): PrintableText.escaped(error.name) + text(of: values, as: error.inputs)
        case .raw(let data): "unknown revert \(hex(data))"
        }
    }

    /// What a stranger says, such as the message of a node, without quotes; cut like a text among values.
    public func text(of message: String) -> String {
        var left = max(0, byteLimit)
        guard message.utf8.count > left else { return PrintableText.escaped(message) }
        var shown = ""
        for scalar in message.unicodeScalars {
            left -= UTF8.width(scalar)
            guard left >= 0 else { break }
            shown.unicodeScalars.append(scalar)
        }
        return "\(PrintableText.escaped(shown))… of \(message.utf8.count) bytes"
    }

    /// Values in parentheses with the names of their parameters, as what a function takes or returns.
    ///
    /// - Parameters:
    ///   - values: The values.
    ///   - parameters: What they are values of.
    /// - Returns: The text, in one line.
    public func text(of values: [ABIValue], as parameters: [ABIParameter]) -> String {
        list(values, parameters) { text(of: $0, as: $1) }
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
        case (.list(let members), .tuple(let parameters)): text(of: members, as: parameters)
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

    private func list<Value>(
        _ values: [Value],
        _ parameters: [ABIParameter],
        _ text: (Value, ABIType?) -> String
    ) -> String {
        let parts = values.enumerated()
            .map { index, value in
                guard index < parameters.count else { return text(value, nil) }
                let name = parameters[index].name
                let text = text(value, parameters[index].type)
                return name.isEmpty ? text : "\(PrintableText.escaped(name)): \(text)"
            }
        return "(\(parts.joined(separator: ", ")))"
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
        var left = max(0, byteLimit)
        for scalar in text.unicodeScalars {
            left -= UTF8.width(scalar)
            guard left >= 0 else { return quoted + "\"… of \(bytes.count) bytes" }
            quoted += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : PrintableText.escaped(scalar)
        }
        return quoted + "\""
    }
}
