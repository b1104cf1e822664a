/// How a type of the ABI is written in Swift.
struct SwiftType {
    /// The type that reads and writes values.
    var coding: String
    /// The type in which values are kept.
    var value: String
    /// Whether a number is part of the type, which systems with an older runtime library do not know.
    var isSized = false

    /// A type that keeps values itself.
    init(_ name: String, isSized: Bool = false) {
        coding = name
        value = name
        self.isSized = isSized
    }

    /// An integer of any width that the ABI has.
    init(bits: Int, isSigned: Bool) {
        let width = [8, 16, 32, 64, 128].first { $0 >= bits } ?? 256
        let storage = (width == 256 ? (isSigned ? "I" : "U") : (isSigned ? "Int" : "UInt")) + "\(width)"
        self.init(storage)
        guard bits != width else { return }
        coding = "ABISizedInteger<\(bits), \(storage)>"
        isSized = true
    }

    /// Bytes of a fixed number.
    init(byteCount: Int) {
        switch byteCount {
        case 32: self.init("Hash32")
        case 4: self.init("Selector")
        default: self.init("ABIFixedBytes<\(byteCount)>", isSized: true)
        }
    }

    /// An array of a type.
    var array: SwiftType {
        var type = self
        type.coding = "[\(coding)]"
        type.value = "[\(value)]"
        return type
    }

    /// An array of a fixed number of values of a type.
    func array(count: Int) -> SwiftType {
        var type = self
        type.coding = "ABIFixedArray<\(count), \(coding)>"
        type.value = "ABIFixedArray<\(count), \(value)>"
        type.isSized = true
        return type
    }
}
