/// Normalises one label, step by step as ENSIP-15 has it.
struct LabelNormalizer {
    private let label: String
    private let tables = NameTables.shared

    init(_ label: String) {
        self.label = label
    }

    /// The tokens of the label and what it consists of.
    func normalize() throws(ENSNameError) -> ([LabelPart], ENSLabel.Kind) {
        let parts = try tokenize()
        guard !parts.isEmpty else { throw error(.emptyLabel) }
        return (parts, try validate(parts))
    }

    private func error(_ reason: ENSNameError.Reason) -> ENSNameError {
        ENSNameError(reason, label: label)
    }

    private func scalar(_ character: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(character) ?? "\u{FFFD}"
    }

    // MARK: Tokenize

    private func tokenize() throws(ENSNameError) -> [LabelPart] {
        let input = label.unicodeScalars.map(\.value)
        var parts: [LabelPart] = []
        var text: [UInt32] = []
        var place = 0
        while place < input.count {
            let character = input[place]
            let flags = tables.rules(of: character).flags
            if flags.contains(.beginsEmoji), let match = tables.emoji.longestMatch(in: input, at: place) {
                appendText(&text, to: &parts)
                parts.append(.emoji(match.sequence))
                place = match.end
                continue
            }
            place += 1
            if flags.contains(.valid) {
                text.append(character)
            } else if flags.contains(.mapped) {
                text += tables.mapping(of: character)
            } else if !flags.contains(.ignored) {
                throw error(.disallowedCharacter(scalar(character)))
            }
        }
        appendText(&text, to: &parts)
        return parts
    }

    private func appendText(_ text: inout [UInt32], to parts: inout [LabelPart]) {
        guard !text.isEmpty else { return }
        parts.append(.text(tables.normalization.composed(text)))
        text.removeAll(keepingCapacity: true)
    }

    // MARK: Validate

    /// What the label consists of, if every rule is kept.
    private func validate(_ parts: [LabelPart]) throws(ENSNameError) -> ENSLabel.Kind {
        let all = parts.flatMap(\.normalized)
        let text = parts.flatMap(\.text)
        try checkUnderscores(all)
        guard !text.isEmpty else { return .emoji }
        if parts.count == 1, text.allSatisfy({ $0 < 0x80 }) {
            if text.count >= 4, text[2...3].allSatisfy({ $0 == 0x2D }) {
                throw error(.invalidLabelExtension(String(codePoints: text[..<4])))
            }
            return .ascii
        }
        try checkMarks(parts)
        try checkFences(all)
        let group = try group(of: text)
        if !group.listsMarks { try checkNonSpacingMarks(text) }
        try checkConfusables(text, group)
        return .group(group)
    }

    private func checkUnderscores(_ all: [UInt32]) throws(ENSNameError) {
        if all.drop(while: { $0 == 0x5F }).contains(0x5F) { throw error(.misplacedUnderscore) }
    }

    /// No text begins with a combining mark.
    private func checkMarks(_ parts: [LabelPart]) throws(ENSNameError) {
        var emoji: [UInt32]?
        for part in parts {
            switch part {
            case .emoji(let sequence): emoji = sequence
            case .text(let text):
                guard let first = text.first, tables.rules(of: first).flags.contains(.combiningMark) else { continue }
                guard let emoji else { throw error(.illegalPlacement("leading combining mark")) }
                let mark = ENSText.escaped(String(codePoints: [first]))
                let before = String(codePoints: emoji.filter { $0 != EmojiSequences.style })
                throw error(.illegalPlacement("emoji + combining mark: \"\(before) + \(mark)\""))
            }
        }
    }

    /// Fenced characters stand between others.
    private func checkFences(_ all: [UInt32]) throws(ENSNameError) {
        var before: String?
        for (place, character) in all.enumerated() {
            let name =
                tables.rules(of: character).flags.contains(.fenced) ? tables.fencedName(of: character) : nil
            if let name {
                if place == 0 { throw error(.illegalPlacement("leading \(name)")) }
                if let before { throw error(.illegalPlacement("\(before) + \(name)")) }
            }
            before = name
        }
        if let before { throw error(.illegalPlacement("trailing \(before)")) }
    }

    /// The first group that contains every character.
    private func group(of text: [UInt32]) throws(ENSNameError) -> ENSGroup {
        var common = GroupSet.all
        for character in text {
            let rules = tables.rules(of: character)
            let left = common.intersection(rules.groups)
            if left.isEmpty {
                // A part of a valid character need not be in any group itself.
                guard !rules.groups.isEmpty || common.isSingle, let group = tables.group(common.first) else {
                    throw error(.disallowedCharacter(scalar(character)))
                }
                throw error(.illegalMixture(group, scalar(character), of: tables.group(rules.primaryGroup)))
            }
            common = left
        }
        guard let group = tables.group(common.first) else { throw error(.emptyLabel) }
        return group
    }

    /// Marks on one character are all different, and not too many.
    private func checkNonSpacingMarks(_ text: [UInt32]) throws(ENSNameError) {
        let decomposed = tables.normalization.decomposed(text)
        // What the marks stand on; the first character is no mark.
        var base = 0
        for (place, character) in decomposed.enumerated() {
            guard tables.rules(of: character).flags.contains(.nonSpacingMark) else {
                base = place
                continue
            }
            if decomposed[(base + 1)..<max(base + 1, place)].contains(character) {
                throw error(.duplicateNonSpacingMarks(scalar(character)))
            }
            if place - base > NameTables.maximumNonSpacingMarks {
                throw error(.excessiveNonSpacingMarks(String(codePoints: decomposed[base...place])))
            }
        }
    }

    /// No other group has a label that looks the same.
    private func checkConfusables(_ text: [UInt32], _ group: ENSGroup) throws(ENSNameError) {
        var others: GroupSet?
        var shared = GroupSet.all
        for character in text {
            let rules = tables.rules(of: character)
            if rules.isUnique { return }
            if rules.flags.contains(.confused) {
                others = (others ?? .all).intersection(rules.lookalikes)
            } else {
                shared = shared.intersection(rules.groups)
            }
        }
        if let other = tables.group(others?.intersection(shared).first) {
            throw error(.wholeScriptConfusable(group, other))
        }
    }
}
