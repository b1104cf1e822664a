/// Recognises the names that consist of `a` to `z`, `0` to `9` and `-` alone and are their own normal form, which most
/// are.
enum PlainName {
    /// Whether it is a label that normalisation leaves as it is.
    static func isLabel(_ text: String) -> Bool {
        check(text, stopsAllowed: false)
    }

    /// Whether it is a name, of one or more labels, that normalisation leaves as it is.
    static func isName(_ text: String) -> Bool {
        check(text, stopsAllowed: true)
    }

    private static func check(_ text: String, stopsAllowed: Bool) -> Bool {
        var text = text
        return text.withUTF8 { unsafe check($0.span, stopsAllowed: stopsAllowed) }
    }

    private static func check(_ text: Span<UInt8>, stopsAllowed: Bool) -> Bool {
        var place = 0
        // Whether the third character of the label was read last and is a hyphen.
        var isExtension = false
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                isExtension = false
            case UInt8(ascii: "-"):
                if isExtension { return false }
                isExtension = place == 2
            case UInt8(ascii: ".") where stopsAllowed && place > 0:
                place = 0
                isExtension = false
                continue
            default: return false
            }
            place &+= 1
        }
        return place > 0
    }
}
