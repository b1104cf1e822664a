extension Address {
    /// Creates an address from an ICAP text that holds it, as in `XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS`.
    ///
    /// Both forms are read: the direct one with 30 characters after the check digits, and the basic one with 31.
    /// Letters may be of any case. Source: "ICAP: Inter exchange Client Address Protocol" of the Ethereum wiki; ISO
    /// 13616.
    ///
    /// - Parameter text: `XE`, two check digits, the address in base 36.
    /// - Throws: ``DecodeError`` if the check digits are wrong, the number exceeds 20 bytes, or the text is of another
    ///   form; with code ``DecodeError/Code/unsupported`` for the indirect form, which names an institution.
    public init(icap text: some StringProtocol) throws(DecodeError) {
        let characters = Array(text.utf8.prefix(36))
        guard characters.count >= 2, characters[0] | 0x20 == 0x78, characters[1] | 0x20 == 0x65 else {
            throw DecodeError(.malformed, "an ICAP address begins with XE", at: 0)
        }
        guard characters.count != 20 else {
            throw DecodeError(.unsupported, "an indirect ICAP address holds no address")
        }
        guard characters.count == 34 || characters.count == 35 else {
            throw DecodeError(.malformed, "an ICAP address has 34 or 35 characters", at: min(characters.count, 35))
        }
        var limbs: [UInt32] = [0, 0, 0, 0, 0]
        for (offset, character) in characters.enumerated().dropFirst(4) {
            guard let digit = Self.base36(character) else {
                throw DecodeError(.malformed, "not a digit of base 36", at: offset)
            }
            var carry = UInt64(digit)
            for index in limbs.indices.reversed() {
                carry += UInt64(limbs[index]) * 36
                limbs[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            guard carry == 0 else {
                throw DecodeError(.outOfRange, "an ICAP address of more than 20 bytes", at: offset)
            }
        }
        guard Array(characters[2..<4]) == Self.checkDigits(characters[4...]) else {
            throw DecodeError(.malformed, "wrong check digits of an ICAP address", at: 2)
        }
        var next = limbs.makeIterator()
        self.init { next.next() ?? 0 }
    }

    /// The address as an ICAP text: in the direct form where it fits, and else in the basic one.
    public var icap: String {
        var limbs: [UInt32] = []
        forEachWord { limbs.append($0) }
        var digits: [UInt8] = []
        while digits.count < 30 || limbs.contains(where: { $0 != 0 }) {
            var rest: UInt64 = 0
            for index in limbs.indices {
                rest = rest << 32 | UInt64(limbs[index])
                limbs[index] = UInt32(truncatingIfNeeded: rest / 36)
                rest %= 36
            }
            digits.append(UInt8(truncatingIfNeeded: rest < 10 ? 0x30 + rest : 0x37 + rest))
        }
        digits.reverse()
        return String(decoding: [0x58, 0x45] + Self.checkDigits(digits[...]) + digits, as: UTF8.self)
    }

    /// The two digits that make the number of the text 1 modulo 97, when its head `XE` is moved to its end.
    private static func checkDigits(_ digits: ArraySlice<UInt8>) -> [UInt8] {
        var rest = 0
        for character in digits + [0x58, 0x45, 0x30, 0x30] {
            let digit = base36(character) ?? 0
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97
        }
        let check = UInt8(98 - rest)
        return [0x30 + check / 10, 0x30 + check % 10]
    }

    private static func base36(_ character: UInt8) -> Int? {
        switch character {
        case 0x30...0x39: Int(character) - 0x30
        case 0x41...0x5A: Int(character) - 0x37
        case 0x61...0x7A: Int(character) - 0x57
        default: nil
        }
    }
}
