/// Why a text is no name of the Ethereum Name Service, in the words of ENSIP-15.
public struct ENSNameError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a label.
    @nonexhaustive
    public enum Reason: Sendable, Hashable {
        /// Nothing is left of it.
        case emptyLabel
        /// A character that no name may have, or only as a part of an emoji.
        case disallowedCharacter(Unicode.Scalar)
        /// A character of none of the groups that all characters before it belong to.
        case illegalMixture(ENSGroup, Unicode.Scalar, of: ENSGroup?)
        /// A label that looks the same can be written in another group.
        case wholeScriptConfusable(ENSGroup, ENSGroup)
        /// A character is where it may not be, such as “leading combining mark”.
        case illegalPlacement(String)
        /// An underscore after something else.
        case misplacedUnderscore
        /// Two hyphens in the third and fourth place of a label in ASCII; the first four characters.
        case invalidLabelExtension(String)
        /// The same mark twice on one character.
        case duplicateNonSpacingMarks(Unicode.Scalar)
        /// More than four marks on one character; the character with its marks.
        case excessiveNonSpacingMarks(String)
        /// The name is longer than the caller allows, in bytes of UTF-8.
        case tooLong(limit: Int)
    }

    /// The label that is wrong, as it was given; the whole name when that is too long.
    public var label: String
    /// What is wrong with it.
    public var reason: Reason

    /// Creates an error.
    public init(_ reason: Reason, label: String) {
        self.label = label
        self.reason = reason
    }

    /// The label and the reason in one line, in which nothing is invisible, nor changes the direction of what follows.
    public var description: String {
        "invalid label \(ENSText.quoted(label)): \(reason)"
    }
}

extension ENSNameError.Reason: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .emptyLabel: "empty label"
        case .disallowedCharacter(let character): "disallowed character: \(ENSText.named(character))"
        case .illegalMixture(let group, let character, let other):
            "illegal mixture: \(group) + \(other.map { "\($0) " } ?? "")\(ENSText.named(character))"
        case .wholeScriptConfusable(let group, let other): "whole-script confusable: \(group)/\(other)"
        case .illegalPlacement(let what): "illegal placement: \(what)"
        case .misplacedUnderscore: "underscore allowed only at start"
        case .invalidLabelExtension(let start): "invalid label extension: \"\(start)\""
        case .duplicateNonSpacingMarks(let mark): "duplicate non-spacing marks: \(ENSText.named(mark))"
        case .excessiveNonSpacingMarks(let marks): "excessive non-spacing marks: \(ENSText.quoted(marks))"
        case .tooLong(let limit): "longer than \(limit) bytes"
        }
    }
}
