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
    private mutating func readValues(_ text: Span<UInt8>, at offset: Int) {
        var reader = JSONReader(text)
        while !Self.isBlank(text.extracting(reader.offset..<text.count)) {
            let start = reader.offset
            do throws(DecodeError) {
                try reader.skipValue()
            } catch {
                return complain(error, at: offset)
            }
            readValue(text.extracting(start..<reader.offset), at: offset + start)
        }
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
        for end in text.indices where text[end] == 0x0a || end == text.count - 1 {
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

    private static func isBlank(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where ![0x20, 0x0a, 0x0d, 0x09].contains(text[index]) { return false }
        return true
    }
}
