/// What an account's code says by itself of the contract whose code it runs.
///
/// ```swift
/// if let delegation = CodeDelegation(code) {
///     print(delegation.kind, delegation.target)
/// }
/// ```
///
/// Sources: EIP-1167 with the shorter addresses that it allows, EIP-7511, EIP-3448, EIP-7702, and the clones of 0age,
/// Solady, Splits, Vyper and of the libraries that put arguments behind the code.
public struct CodeDelegation: Sendable, Hashable {
    /// The kind of proxy: ``ProxyKind/eip1167``, ``ProxyKind/cloneWithImmutableArguments`` or ``ProxyKind/eip7702``.
    public var kind: ProxyKind
    /// Whose code is run.
    public var target: Address
    /// What follows the code of a clone, its arguments.
    public var arguments: Bytes

    /// Looks for a delegation; `nil` where code is of none of the forms that are known.
    public init?(_ code: Bytes) {
        if let target = Self.delegate(code) {
            (kind, self.target, arguments) = (.eip7702, target, Bytes())
        } else if let match = Self.match(code, Self.clones) {
            (kind, target, arguments) = (.eip1167, match.target, Bytes())
        } else if let match = Self.match(code, Self.clonesWithArguments) {
            (kind, target, arguments) = (.cloneWithImmutableArguments, match.target, match.rest)
        } else {
            return nil
        }
    }

    /// The address behind 0xef0100, in the code of an account that has given leave.
    private static func delegate(_ code: Bytes) -> Address? {
        guard code.count == 23, code.slice(0..<3)?.array == [0xef, 0x01, 0x00] else { return nil }
        return code.slice(3..<23).flatMap { Address($0) }
    }

    private static func match(_ code: Bytes, _ patterns: [CodePattern]) -> (target: Address, rest: Bytes)? {
        for pattern in patterns {
            if let match = pattern.match(code) { return match }
        }
        return nil
    }

    /// What Splits' clones do first: they log native token that comes without data.
    private static let receive = "7f9e4ac34f21c619cefc926c8bd93b54bf5a39c7ab2127a895af1cc0691d7e3dff"

    private static let clones = [
        // EIP-1167, EIP-7511, 0age, Solady with `PUSH0`.
        CodePattern("363d3d373d3d3d363d target 5af43d82803e903d9160 @2b 57fd5bf3"),
        CodePattern("365f5f375f5f365f target 5af43d5f5f3e5f3d9160 @2a 57fd5bf3"),
        CodePattern("3d3d3d3d363d3d37363d target 5af43d3d93803e60 @2a 57fd5bf3"),
        CodePattern("5f5f365f5f37365f target 5af43d5f5f3e60 @29 573d5ffd5b3d5ff3"),
        // Vyper, and an early version of it.
        CodePattern("3660006000376110006000366000 target 5af460 @2c 57600080fd5b6110006000f3"),
        CodePattern("3660006000376110006000366000 target 5af41558576110006000f3"),
        // Splits, and an early version of them.
        CodePattern("36602c57343d52 \(receive) 593da1005b3d3d3d3d363d3d37363d target 5af43d3d93803e60 @57 57fd5bf3"),
        CodePattern(
            """
            36603057343d52307f830d2d700a97af574b186c80d40429385d24241565b08a7c559ba283a964d9b160203da23d3df35b \
            3d3d3d3d363d3d37363d target 5af43d3d93803e60 @5b 57fd5bf3
            """
        ),
    ]

    private static let clonesWithArguments = [
        // OpenZeppelin, Solady, EIP-3448.
        CodePattern("363d3d373d3d3d363d target 5af43d82803e903d9160 @2b 57fd5bf3 …"),
        CodePattern("363d3d373d3d3d363d target 5af43d3d93803e60 @2a 57fd5bf3 …"),
        CodePattern("363d3d373d3d3d3d60368038038091363936013d target 5af43d3d93803e603457fd5bf3 …"),
        // ClonesWithImmutableArgs, an early version of it, and Sudoswap's.
        CodePattern("3d3d3d3d363d3d3761 ?2 603736393661 ?2 013d target 5af43d3d93803e603557fd5bf3 …"),
        CodePattern("363d3d3761 ?2 603836393d3d3d3661 ?2 013d target 5af43d82803e903d91603657fd5bf3 …"),
        CodePattern("3d3d3d3d363d3d37605160353639366051013d target 5af43d3d93803e603357fd5bf3 …"),
        // Solady and Splits, which log native token.
        CodePattern(
            """
            36602c57343d52 \(receive) 593da1005b363d3d373d3d3d3d61 ?2 806062363936013d target \
            5af43d3d93803e606057fd5bf3 …
            """
        ),
        CodePattern(
            """
            36602f57343d52 \(receive) 60203da13d3df35b3d3d3d3d363d3d3761 ?2 606736393661 ?2 013d target \
            5af43d3d93803e606557fd5bf3 …
            """
        ),
    ]
}
