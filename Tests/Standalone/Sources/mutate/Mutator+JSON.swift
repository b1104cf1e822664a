extension Mutator {
    /// Drops, repeats or moves a value, or puts another in its place.
    mutating func mutateJSON(with other: [UInt8]) {
        let values = JSONOutline(bytes).values
        guard let value = values.randomElement(using: &generator) else { return mutateBytes(with: other) }
        let comma = [UInt8(ascii: ",")]
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: drop(value.member)
        case 1: replace(value.member.lowerBound..<value.member.lowerBound, by: Array(bytes[value.member]) + comma)
        case 2:
            guard let source = values.randomElement(using: &generator) else { return }
            replace(value.range, by: Array(bytes[source.range]))
        case 3:
            let values = JSONOutline(other).values
            guard let source = values.randomElement(using: &generator) else { return mutateBytes(with: other) }
            replace(value.range, by: Array(other[source.range]))
        case 4: replace(value.range, by: nested(Array(bytes[value.range])))
        case 5: mutateText(in: value.range)
        default: replace(value.range, by: randomValue())
        }
    }

    /// Removes a member or an element and a comma beside it.
    private mutating func drop(_ member: Range<Int>) {
        var range = member
        if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: ",") {
            range = range.lowerBound..<range.upperBound + 1
        } else if range.lowerBound > 0, bytes[range.lowerBound - 1] == UInt8(ascii: ",") {
            range = range.lowerBound - 1..<range.upperBound
        }
        replace(range, by: [])
    }

    /// Changes a character of a text or a number, mostly so that it remains one.
    private mutating func mutateText(in range: Range<Int>) {
        let content = range.dropFirst().dropLast()
        guard let place = content.randomElement(using: &generator) else { return }
        let digits = Array("0123456789abcdefABCDEFxX-+.eE_ \\".utf8)
        let digit = digits.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: replace(place..<place + 1, by: [digit])
        case 1: replace(place..<place, by: [digit])
        default: replace(place..<place + 1, by: [])
        }
    }

    private mutating func nested(_ value: [UInt8]) -> [UInt8] {
        let depths = chance(of: 1, in: 8) ? [64, 1_024, 1_025, 4_096, 5_000] : [1, 2, 3]
        let depth = depths.randomElement(using: &generator) ?? 1
        let (open, close) = chance(of: 1, in: 2) ? ("[", "]") : (#"{"calls":"#, "}")
        let before = String(repeating: open, count: depth)
        return Array(before.utf8) + value + Array(String(repeating: close, count: depth).utf8)
    }

    private mutating func randomValue() -> [UInt8] {
        if chance(of: 1, in: 3) {
            let word = randomWord().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            return Array((chance(of: 1, in: 2) ? "\"0x\(word)\"" : "\"0x\(word.drop { $0 == "0" })\"").utf8)
        }
        return Array((Self.values.randomElement(using: &generator) ?? "").utf8)
    }

    private static let values = [
        "null", "true", "false", "[]", "{}", "0", "-0", "-1", "1.5", "1e999", "-1e-999", "18446744073709551615",
        "18446744073709551616", "9223372036854775808", String(repeating: "9", count: 400), #""""#, #""0x""#, #""0x0""#,
        #""0x1""#, #""-0x1""#, #""0X1""#, #""0x00""#, #""1""#, #""0xffffffffffffffff""#, #""0x10000000000000000""#,
        "\"0x1\(String(repeating: "0", count: 64))\"", "\"\(String(repeating: "9", count: 400))\"", #""pending""#,
        #""\u0000""#, #""\ud800""#, #""\ud83d\ude00""#, #""0\u0078""#, "\"\u{feff}\"",
    ]
}
