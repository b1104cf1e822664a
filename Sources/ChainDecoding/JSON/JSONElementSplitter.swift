/// Cuts the elements of a large array out of a document that comes in parts, so that it can be read in little memory.
///
/// The array is the document itself, or what an answer in JSON-RPC holds under `result`. All the rest, with an empty
/// array in its place, is the frame. Elements and frame are read by whom they concern; only then is it known that they
/// are JSON.
///
/// ```swift
/// var splitter = JSONElementSplitter()
/// for part in parts {
///     try splitter.push(part.span) { element throws(DecodeError) in receipts.append(try RPCReceipt(json: element)) }
/// }
/// let frame = try splitter.finish()
/// let response = try RPCResponse<[RPCReceipt]>(json: frame.span)             // no receipts, or an error
/// ```
public struct JSONElementSplitter: Sendable {
    /// What the bytes since the last cut belong to.
    private enum Region {
        case before
        case elements
        case after
    }

    /// The name of the member that holds the array.
    private static let result = Array("result".utf8)

    private let maximumLength: Int
    private var region = Region.before
    private var depth = 0
    private var isInText = false
    private var isEscaped = false
    /// How many objects and arrays are open around the elements.
    private var elementDepth = 0
    private var hasElements = false
    /// The last text of an object that is the document, or its beginning.
    private var key: [UInt8] = []
    private var isResult = false
    private var frame: [UInt8] = []
    /// An element that has not ended yet.
    private var element: [UInt8] = []

    /// Creates a splitter.
    ///
    /// - Parameter maximumLength: The most bytes that an element, or the frame, may have.
    public init(maximumLength: Int = 1 << 26) {
        self.maximumLength = maximumLength
    }

    /// Takes the next part of the document, of any length.
    ///
    /// - Parameters:
    ///   - part: The bytes.
    ///   - visit: Called with each element that ends in this part.
    /// - Throws: ``DecodeError`` of `visit`, with code `limitExceeded` for an element or a frame that is too long, and
    ///   for what is no JSON in any case.
    public mutating func push(
        _ part: Span<UInt8>,
        _ visit: (Span<UInt8>) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        var cut = 0
        var index = 0
        while index < part.count {
            if isInText {
                index = passText(part, from: index)
                continue
            }
            switch part[index] {
            case UInt8(ascii: "\""):
                isInText = true
                key.removeAll(keepingCapacity: true)
            case UInt8(ascii: ":"):
                if depth == 1 { isResult = key == Self.result }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if region == .before, part[index] == UInt8(ascii: "["), depth == 1 || depth == 2 && isResult {
                    try Self.keep(part.extracting(cut...index), in: &frame, limit: maximumLength)
                    (cut, region, elementDepth) = (index + 1, .elements, depth)
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if region == .elements, depth == elementDepth {
                    try end(part.extracting(cut..<index), isLast: true, visit)
                    (cut, region) = (index, .after)
                }
                guard depth > 0 else { throw DecodeError(.malformed, "more is closed than was opened") }
                depth -= 1
            case UInt8(ascii: ","):
                if region == .elements, depth == elementDepth {
                    try end(part.extracting(cut..<index), isLast: false, visit)
                    cut = index + 1
                } else if depth == 1 {
                    isResult = false
                }
            default:
                break
            }
            index += 1
        }
        let rest = part.extracting(cut...)
        if region == .elements {
            try Self.keep(rest, in: &element, limit: maximumLength)
        } else {
            try Self.keep(rest, in: &frame, limit: maximumLength)
        }
    }

    /// Ends the document.
    ///
    /// - Returns: The frame: the document with an empty array in the place of the one that has been split.
    /// - Throws: ``DecodeError`` when the document has not ended.
    public consuming func finish() throws(DecodeError) -> [UInt8] {
        guard depth == 0, !isInText, region != .elements else {
            throw DecodeError(.truncated, "the document ends too early")
        }
        return frame
    }

    /// Passes a part of a text.
    ///
    /// - Returns: The place after its end, or the end of the bytes.
    private mutating func passText(_ part: Span<UInt8>, from start: Int) -> Int {
        if isEscaped {
            isEscaped = false
            return start + 1
        }
        let stop = part.jsonTextStop(from: start)
        guard stop < part.count else {
            keepKey(part.extracting(start...))
            return stop
        }
        isEscaped = part[stop] == UInt8(ascii: "\\")
        isInText = part[stop] != UInt8(ascii: "\"")
        keepKey(part.extracting(start..<(isEscaped ? stop + 1 : stop)))
        return stop + 1
    }

    /// Keeps a part of what may be a name, up to one byte more than the name that is looked for has.
    private mutating func keepKey(_ text: Span<UInt8>) {
        guard depth == 1, region == .before else { return }
        for index in text.indices {
            guard key.count <= Self.result.count else { return }
            key.append(text[index])
        }
    }

    private mutating func end(
        _ rest: Span<UInt8>,
        isLast: Bool,
        _ visit: (Span<UInt8>) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        guard !element.isEmpty else { return try visitUnlessEmpty(rest, isLast: isLast, visit) }
        try Self.keep(rest, in: &element, limit: maximumLength)
        // Taken out, so that nothing else holds it.
        var whole: [UInt8] = []
        swap(&whole, &element)
        try visitUnlessEmpty(whole.span, isLast: isLast, visit)
    }

    /// An array without elements is the only one in which nothing but white space stands before the end.
    private mutating func visitUnlessEmpty(
        _ bytes: Span<UInt8>,
        isLast: Bool,
        _ visit: (Span<UInt8>) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        if isLast, !hasElements, bytes.jsonSpaceEnd(from: 0) == bytes.count { return }
        guard bytes.count <= maximumLength else {
            throw DecodeError(.limitExceeded, "an element has more than \(maximumLength) bytes")
        }
        hasElements = true
        try visit(bytes)
    }

    private static func keep(_ bytes: Span<UInt8>, in buffer: inout [UInt8], limit: Int) throws(DecodeError) {
        guard bytes.count <= limit - buffer.count else {
            throw DecodeError(.limitExceeded, "more than \(limit) bytes would have to be kept")
        }
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }
}
