/// Why a call was reverted, as far as the data that it returned tell.
public enum Revert: Sendable, Hashable {
    /// No data: a condition without a reason, out of gas, or no contract.
    case empty
    /// A reason, of which the bytes are kept; see ``text``.
    case error(reason: Bytes)
    /// A panic.
    case panic(PanicReason)
    /// An error that the caller knows, with its values.
    case custom(ABIErrorDefinition, [ABIValue])
    /// Anything else.
    case raw(Bytes)

    /// That of `Error(string)`.
    static let errorSelector = Selector(0x08c3_79a0)
    /// That of `Panic(uint256)`.
    static let panicSelector = Selector(0x4e48_7b71)

    /// Reads the data of a revert, none of which is malformed: what cannot be read is kept as it is.
    ///
    /// - Parameters:
    ///   - data: What the call has returned.
    ///   - errors: The errors that are known.
    ///   - address: The contract that has reverted, if it is known.
    ///   - decoder: How far the values may be from what compilers produce.
    public init(
        _ data: Bytes,
        errors: ErrorRegistry,
        from address: Address? = nil,
        by decoder: ABIDecoder = ABIDecoder()
    ) {
        if data.isEmpty {
            self = .empty
        } else {
            self = Self.builtIn(data, by: decoder) ?? errors.decode(data, from: address, by: decoder) ?? .raw(data)
        }
    }

    /// Reads the data of a revert, none of which is malformed: what cannot be read is kept as it is.
    ///
    /// - Parameters:
    ///   - data: What the call has returned.
    ///   - errors: The errors that are known.
    public init(_ data: Bytes, errors: [ABIErrorDefinition] = []) {
        self.init(data, errors: ErrorRegistry(errors))
    }

    /// Reads Solidity's own errors.
    private static func builtIn(_ data: Bytes, by decoder: ABIDecoder) -> Revert? {
        guard let head = data.slice(0..<4), let selector = Selector(head) else { return nil }
        switch selector {
        case errorSelector:
            guard case .string(let reason)? = try? decoder.decode([.init(.string)], behindSelectorIn: data).first
            else { return nil }
            return .error(reason: reason)
        case panicSelector:
            guard case .uint(let code)? = try? decoder.decode([.init(.uint(bits: 256))], behindSelectorIn: data).first
            else { return nil }
            return .panic(PanicReason(code: code))
        default:
            return nil
        }
    }

    /// The reason, if there is one in UTF-8.
    public var text: String? {
        guard case .error(let reason) = self else { return nil }
        return String(validating: reason.array, as: UTF8.self)
    }
}

extension Revert: CustomStringConvertible {
    /// Why, in one line, as in `Panic: division by zero (0x12)`; see ``ABIFormatter``.
    public var description: String { ABIFormatter().text(of: self) }
}
