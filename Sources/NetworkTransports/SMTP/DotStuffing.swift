/// Makes a message fit to follow DATA: RFC 5321, section 4.5.2.
enum DotStuffing {
    /// Doubles the dot at the beginning of a line and adds the line with a single dot that ends the message.
    static func encode(_ message: some Collection<UInt8>) -> [UInt8] {
        let dot = UInt8(ascii: ".")
        var output: [UInt8] = []
        output.reserveCapacity(message.count + message.count / 64 + 8)
        var isLineStart = true
        for byte in message {
            if isLineStart && byte == dot { output.append(dot) }
            output.append(byte)
            isLineStart = byte == 0x0a
        }
        if !output.isEmpty && !output.ends(with: [0x0d, 0x0a]) { output += [0x0d, 0x0a] }
        return output + [dot, 0x0d, 0x0a]
    }
}

extension BidirectionalCollection where Element: Equatable {
    fileprivate func ends(with suffix: some BidirectionalCollection<Element>) -> Bool {
        reversed().starts(with: suffix.reversed())
    }
}
