import ChainDecoding

/// Finds out what documents hold, and reads them.
///
/// A document that cannot be read does no harm to the others.
struct DocumentReader {
    /// Where the text comes from, for complaints.
    let source: String
    private(set) var documents: [Document] = []
    private(set) var complaints: [Complaint] = []

    /// Reads the documents that follow each other in a text.
    init(_ text: Span<UInt8>, source: String) {
        self.source = source
        if text.count >= 2, text[0] == 0x1f, text[1] == 0x8b {
            complaints.append(Complaint("\(source) is packed by gzip: unpack it, as by zcat"))
        } else if Self.isRecording(text) {
            readRecording(text)
        } else {
            readValues(text, at: 0)
        }
        if documents.isEmpty, complaints.isEmpty { complaints.append(Complaint("\(source) is empty")) }
    }

    /// Reads values that stand at an offset in the whole.
    ///
    /// A broken value may have taken lines for its own that are documents, so that these are looked at one by one.
    private mutating func readValues(_ text: Span<UInt8>, at offset: Int) {
        var start = 0
        // Where the last mistake was: what comes before it has been complained of.
        var broken = 0
        while let begin = Self.firstVisible(text, from: start) {
            let end = begin < broken ? Self.endOfLine(text, from: begin) : text.count
            var reader = JSONReader(text.extracting(begin..<end))
            do throws(DecodeError) {
                try reader.skipValue()
                start = begin + reader.offset
                readValue(text.extracting(begin..<start), at: offset + begin)
            } catch {
                if begin >= broken {
                    complain(error, at: offset + begin)
                    broken = begin + reader.offset
                }
                start = Self.nextLine(text, after: begin)
            }
        }
    }

    /// Where the next line begins that may be a document: one that begins with an object or array.
    ///
    /// Within a document over several lines they are indented.
    private static func nextLine(_ text: Span<UInt8>, after begin: Int) -> Int {
        var start = endOfLine(text, from: begin) + 1
        while start < text.count, ![UInt8(ascii: "{"), UInt8(ascii: "[")].contains(text[start]) {
            start = endOfLine(text, from: start) + 1
        }
        return min(start, text.count)
    }

    private static func endOfLine(_ text: Span<UInt8>, from start: Int) -> Int {
        (start..<text.count).first { text[$0] == newline } ?? text.count
    }

    private mutating func readValue(_ text: Span<UInt8>, at offset: Int) {
        do throws(DecodeError) {
            let shape = try JSONShape(of: text)
            if shape.isAnswer {
                try readAnswers(text, at: offset, isBatch: shape.isArray)
            } else {
                documents.append(try shape.document(text))
            }
        } catch {
            complain(error, at: offset)
        }
    }

    /// Reads what stands in the answers of JSON-RPC.
    private mutating func readAnswers(_ text: Span<UInt8>, at offset: Int, isBatch: Bool) throws(DecodeError) {
        var reader = RPCReader(text)
        guard isBatch else { return try readAnswer(text, at: offset, &reader) }
        try reader.json.beginArray()
        while try reader.json.nextElement() { try readAnswer(text, at: offset, &reader) }
    }

    private mutating func readAnswer(
        _ text: Span<UInt8>,
        at offset: Int,
        _ reader: inout RPCReader
    ) throws(DecodeError) {
        let answer = try RPCResponse<Range<Int>>(from: &reader) { (reader) throws(DecodeError) in
            let start = reader.json.offset
            try reader.json.skipValue()
            return start..<reader.json.offset
        }
        switch answer.result {
        case .success(let range):
            let result = text.extracting(range)
            do throws(DecodeError) {
                documents.append(try JSONShape(of: result).document(result))
            } catch {
                complain(error, at: offset + range.lowerBound)
            }
        case .failure(let error):
            if let data = error.revertData {
                documents.append(.revert(error, data: data))
            } else {
                complaints.append(Complaint("\(source): the node refuses: \(error)"))
            }
        }
    }

    private mutating func complain(_ error: DecodeError, at offset: Int) {
        var error = error
        error.offset = error.offset.map { $0 + offset }
        complaints.append(Complaint(source, error))
    }

    // MARK: Recordings

    /// Reads the answers in a recording of execution-apis, whose lines begin with `//`, `>>` or `<<`.
    private mutating func readRecording(_ text: Span<UInt8>) {
        var start = 0
        for end in text.indices where text[end] == Self.newline || end == text.count - 1 {
            let line = text.extracting(start..<end + 1)
            if line.count > 2, line[0] == UInt8(ascii: "<"), line[1] == UInt8(ascii: "<") {
                readValues(line.extracting(2..<line.count), at: start + 2)
            }
            start = end + 1
        }
    }

    private static func isRecording(_ text: Span<UInt8>) -> Bool {
        text.count >= 2 && text[0] == text[1] && (text[0] == UInt8(ascii: "/") || text[0] == UInt8(ascii: ">"))
    }

    /// Where the next character is that is no white space.
    private static func firstVisible(_ text: Span<UInt8>, from start: Int) -> Int? {
        (start..<text.count).first { ![0x20, newline, 0x0d, 0x09].contains(text[$0]) }
    }

    private static let newline: UInt8 = 0x0a
}
