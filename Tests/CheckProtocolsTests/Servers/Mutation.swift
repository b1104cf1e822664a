import MonitorCore

extension [UInt8] {
    /// Changes, removes, adds or repeats a few bytes.
    mutating func mutate(using random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 0...count, using: &random)
            let end = Swift.min(count, index + Int.random(in: 0...8, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where index < count: self[index] = UInt8.random(in: 0...255, using: &random)
            case 1 where index < count: self[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: removeSubrange(index..<end)
            case 3: insert(contentsOf: self[index..<end], at: Int.random(in: 0...count, using: &random))
            default: insert(UInt8.random(in: 0...255, using: &random), at: index)
            }
        }
    }
}

extension String {
    /// Changes, removes, adds or repeats a few bytes; what is no UTF-8 then is repaired.
    func mutated(using random: inout SeededGenerator) -> String {
        var bytes = Array(utf8)
        bytes.mutate(using: &random)
        return String(decoding: bytes, as: UTF8.self)
    }
}
