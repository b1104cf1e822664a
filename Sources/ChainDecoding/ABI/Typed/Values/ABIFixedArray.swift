/// A fixed number of values of one type, kept in line without any allocation: `uint256[3]`.
///
/// It is as large as its values together; for an array of many thousand values, describe the type at run time instead,
/// with ``ABIType``.
@available(macOS 26, *)
public struct ABIFixedArray<let count: Int, Element> {
    /// The values.
    public var elements: InlineArray<count, Element>

    /// Creates an array.
    @inlinable
    public init(_ elements: InlineArray<count, Element>) {
        self.elements = elements
    }

    /// Creates an array from exactly as many values as it has; from any other number comes `nil`.
    @inlinable
    public init?(_ values: [Element]) {
        guard values.count == count else { return nil }
        elements = InlineArray { values[$0] }
    }

    /// The values, in an array of any length.
    public var array: [Element] { elements.indices.map { elements[$0] } }

    /// The value at an index, which must be one of the array.
    @inlinable
    public subscript(index: Int) -> Element {
        get { elements[index] }
        set { elements[index] = newValue }
    }
}

@available(macOS 26, *)
extension ABIFixedArray: Sendable where Element: Sendable {}

@available(macOS 26, *)
extension ABIFixedArray: Equatable where Element: Equatable {
    /// Whether all values are the same.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.elements.indices.allSatisfy { left[$0] == right[$0] }
    }
}

@available(macOS 26, *)
extension ABIFixedArray: Hashable where Element: Hashable {
    /// Hashes the values.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        for index in elements.indices { hasher.combine(elements[index]) }
    }
}

@available(macOS 26, *)
extension ABIFixedArray: ABICodable where Element: ABICodable {
    /// The values.
    public typealias Decoded = ABIFixedArray<count, Element.Decoded>

    /// As `uint256[3]`.
    public static var abiName: String { "\(Element.abiName)[\(count)]" }

    /// That of a tuple of the values.
    @inlinable public static var abiLayout: ABILayout {
        ABILayout(wordCount: count &* Element.abiLayout.headWordCount, isDynamic: Element.abiLayout.isDynamic)
    }

    /// Reads the values.
    @inlinable
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> Decoded {
        Decoded(
            try InlineArray { (index) throws(DecodeError) in try reader.next(Element.self, "\(index)") }
        )
    }

    /// Writes the values.
    @inlinable
    public static func encodeABI(_ values: Decoded, to writer: inout ABIWriter) throws(ABIEncodingError) {
        for index in values.elements.indices {
            try writer.append(values[index], as: Element.self, "\(index)")
        }
    }
}
