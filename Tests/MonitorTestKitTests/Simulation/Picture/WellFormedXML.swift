import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads a document with an XML parser.
enum WellFormedXML {
    /// What the parser finds wrong, or `nil`.
    static func fault(in document: String) -> String? {
        let parser = XMLParser(data: Data(document.utf8))
        return parser.parse() ? nil : "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
}
