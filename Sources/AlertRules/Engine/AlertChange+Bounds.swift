import MonitorCore

extension AlertChange {
    /// The most pieces of evidence that a change carries.
    static let maximumEvidenceCount = 16
    /// The longest text of a piece of evidence, in bytes.
    static let maximumEvidenceByteCount = 1_024
    /// The longest annotation, in bytes.
    static let maximumAnnotationByteCount = 4_096

    /// Shortens what comes from outside, so that a change always fits into a message.
    mutating func bound() {
        evidence = evidence.prefix(Self.maximumEvidenceCount)
            .map { evidence in
                Evidence(
                    assertion: evidence.assertion.shortened(to: Self.maximumEvidenceByteCount),
                    expected: evidence.expected.shortened(to: Self.maximumEvidenceByteCount),
                    actual: evidence.actual.shortened(to: Self.maximumEvidenceByteCount),
                    location: evidence.location?.shortened(to: Self.maximumEvidenceByteCount)
                )
            }
        annotations = annotations.mapValues { $0.shortened(to: Self.maximumAnnotationByteCount) }
    }
}

extension String {
    /// The text, or as much of its beginning as fits with an ellipsis into a number of bytes.
    fileprivate func shortened(to byteCount: Int) -> String {
        guard utf8.count > byteCount else { return self }
        var text = ""
        var room = byteCount - "…".utf8.count
        for scalar in unicodeScalars {
            room -= scalar.utf8.count
            guard room >= 0 else { break }
            text.unicodeScalars.append(scalar)
        }
        return text + "…"
    }
}
