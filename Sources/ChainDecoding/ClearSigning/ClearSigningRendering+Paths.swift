extension ClearSigningRendering {
    /// The values that a path leads to.
    mutating func select(_ path: ClearSigningPath, in group: Group) throws(DecodeError) -> ClearSigningSelection {
        var selection: ClearSigningSelection
        var steps = path.steps[...]
        switch path.root {
        case .group: selection = ClearSigningSelection(group.value)
        case .data: selection = ClearSigningSelection(root)
        case .container:
            guard case .name(let name)? = steps.popFirst(), let value = container.value(name) else {
                throw DecodeError(.malformed, "there is no value \(path)")
            }
            selection = ClearSigningSelection(value)
        case .descriptor:
            guard let value = descriptor.document.value(at: path.steps).flatMap({ ClearSigningValue(constant: $0) })
            else { throw DecodeError(.malformed, "there is no constant \(path)") }
            return ClearSigningSelection(value)
        }
        try selection.take(steps, structs: structs)
        selection.expandArrays()
        try work.charge(selection.values.count + 1)
        return selection
    }

    /// The sentence with its values, or `nil` when there is none or a value is not always shown.
    func sentence() -> String? {
        display.interpolatedIntent.flatMap { $0.interpolated(by: shownText) }
    }

    private func shownText(_ text: String) -> String? {
        guard let path = try? ClearSigningPath(parsing: text) else { return nil }
        if let texts = shown[path.absolute(in: .data)] { return texts.joined(separator: ", ") }
        guard path.root == .descriptor else { return nil }
        switch descriptor.document.value(at: path.steps) {
        case .string(let text), .number(let text): return text
        default: return nil
        }
    }
}

extension ClearSigningCall {
    fileprivate func value(_ name: String) -> ClearSigningValue? {
        switch name {
        case "from": from.map { ClearSigningValue($0) }
        case "to": ClearSigningValue(to)
        case "value": ClearSigningValue(value)
        case "chainId": ClearSigningValue(U256(chainID))
        default: nil
        }
    }
}
