import ChainDecoding

/// Typed data: what is signed, for whom, and the hash that is signed.
struct TypedDataReport {
    let data: TypedData
    let inspector: Inspector

    var text: String {
        let palette = inspector.palette
        let facts = [
            ("domain", text(of: data.domain, as: TypedData.domainType)),
            ("message", text(of: data.message, as: data.primaryType)),
            ("hash", data.signingHash.description),
        ]
        let lines = facts.map { name, fact in "  " + palette.faint(Readable.padded(name, to: 9)) + fact }
        let title = palette.strong("Typed data") + "  " + palette.name(inspector.formatter.text(of: data.primaryType))
        return ([title] + lines).joined(separator: "\n") + "\n"
    }

    private func text(of value: ABIValue, as name: String) -> String {
        guard case .list(let members) = value, let types = data.types.structs[name] else {
            return inspector.formatter.text(of: value)
        }
        return inspector.formatter.text(of: members, as: types)
    }
}
