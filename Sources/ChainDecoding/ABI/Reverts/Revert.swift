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
    private static let errorSelector = Selector(0x08c3_79a0)
    /// That of `Panic(uint256)`.
    private static let panicSelector = Selector(0x4e48_7b71)

    /// Reads the data of a revert, none of which is malformed: what cannot be read is kept as it is.
    ///
    /// - Parameters:
    ///   - data: What the call has returned.
    ///   - errors: The errors that are known, the first of a selector counting.
    public init(_ data: Bytes, errors: [ABIErrorDefinition] = []) {
        guard !data.isEmpty else {
            self = .empty
            return
        }
        self = .raw(data)
        guard let head = data.slice(0..<min(4, data.count)), let selector = Selector(head),
            let body = data.slice(4..<data.count)
        else { return }
        let decoder = ABIDecoder()
        switch selector {
        case Self.errorSelector:
            guard case .string(let reason)? = try? decoder.decode(.string, from: body) else { return }
            self = .error(reason: reason)
        case Self.panicSelector:
            guard case .uint(let code)? = try? decoder.decode(.uint(bits: 256), from: body) else { return }
            self = .panic(PanicReason(code: code))
        default:
            for error in errors where error.selector == selector {
                guard let values = try? decoder.decode(error.inputs, from: body) else { continue }
                self = .custom(error, values)
                return
            }
        }
    }

    /// The reason, if there is one in UTF-8.
    public var text: String? {
        guard case .error(let reason) = self else { return nil }
        return String(validating: reason.array, as: UTF8.self)
    }
}
