import MonitorCore

/// The order of all that happened in a world, as a hash, and on request as text.
struct WorldTrace: Sendable {
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var count = 0
    private(set) var lines: [String] = []
    private let isRecording: Bool

    init(isRecording: Bool) {
        self.isRecording = isRecording
    }

    mutating func note(_ elapsed: Duration, _ node: String, _ event: String) {
        count += 1
        mix(UInt64(bitPattern: elapsed.inNanoseconds))
        mix(node)
        mix(event)
        if isRecording { lines.append("\(elapsed.text) \(node): \(event)") }
    }

    private mutating func mix(_ text: String) {
        for byte in text.utf8 { mixByte(byte) }
        mixByte(0xff)
    }

    private mutating func mix(_ word: UInt64) {
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
    }

    private mutating func mixByte(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
}
