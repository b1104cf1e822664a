/// One rendering of a call or message.
///
/// It recurses into the groups of the descriptor and into calls within calls, both of which are bounded.
struct ClearSigningRendering {
    /// Where the fields of a group are looked for.
    struct Group {
        var value: ClearSigningValue
        var path: ClearSigningPath
    }

    let display: ClearSigningDescriptor.Display
    let descriptor: ClearSigningDescriptor
    let structs: [String: [ABIParameter]]
    let container: ClearSigningCall
    let signer: ClearSigner
    let root: ClearSigningValue
    var work: ClearSigningWork
    /// The texts of the fields that are always shown, which a sentence may hold.
    private(set) var shown: [ClearSigningPath: [String]] = [:]

    init(
        _ display: ClearSigningDescriptor.Display,
        of descriptor: ClearSigningDescriptor,
        value: ClearSigningValue,
        structs: [String: [ABIParameter]],
        in container: ClearSigningCall,
        by signer: ClearSigner,
        work: ClearSigningWork
    ) {
        self.display = display
        self.descriptor = descriptor
        self.structs = structs
        self.container = container
        self.signer = signer
        self.work = work
        root = value
    }

    mutating func text() throws(DecodeError) -> ClearSigningText {
        var lines: [ClearSigningLine] = []
        let group = Group(value: root, path: .data)
        do throws(DecodeError) {
            for item in display.items { lines += try rows(item, in: group)?.flatMap { $0 } ?? [] }
        } catch {
            throw error.inside(display.key)
        }
        return ClearSigningText(
            intent: display.intent,
            sentence: sentence(),
            owner: descriptor.metadata.owner,
            contractName: descriptor.metadata.contractName,
            lines: lines
        )
    }

    // MARK: Items

    /// The lines of a field or group, for each element apart; `nil` when it is never shown.
    private mutating func rows(
        _ item: ClearSigningItem,
        in group: Group
    ) throws(DecodeError) -> [[ClearSigningLine]]? {
        switch item {
        case .field(let field):
            do throws(DecodeError) {
                return try rows(field, in: group)
            } catch {
                throw error.inside(field.name)
            }
        case .group(let items): return try rows(items, in: group)
        }
    }

    private mutating func rows(
        _ items: ClearSigningGroup,
        in group: Group
    ) throws(DecodeError) -> [[ClearSigningLine]] {
        let path = items.path ?? ClearSigningPath(.group, [])
        let selection = try select(path, in: group)
        let place = ClearSigningPath(group: path, in: group.path, isList: selection.isList)
        let elements = selection.values.map { Group(value: $0, path: place) }
        var rows: [[ClearSigningLine]] = []
        if items.iteration == .sequential, selection.isList {
            for item in items.items {
                for element in elements { rows += try self.rows(item, in: element) ?? [] }
            }
        } else {
            for element in elements {
                rows.append(try lines(items.items, isBundled: items.iteration == .bundled, in: element))
            }
        }
        guard let label = items.label else { return rows }
        let lines = rows.flatMap { $0 }
        return lines.isEmpty ? [] : [[ClearSigningLine(label: label, lines: lines)]]
    }

    private mutating func lines(
        _ items: [ClearSigningItem],
        isBundled: Bool,
        in group: Group
    ) throws(DecodeError) -> [ClearSigningLine] {
        var columns: [[[ClearSigningLine]]] = []
        for item in items {
            if let column = try rows(item, in: group) { columns.append(column) }
        }
        guard isBundled, let count = columns.first?.count else { return columns.flatMap { $0.flatMap { $0 } } }
        guard columns.allSatisfy({ $0.count == count }) else {
            throw DecodeError(.malformed, "arrays that are shown together have different lengths")
        }
        return (0..<count).flatMap { index in columns.flatMap { $0[index] } }
    }

    private mutating func rows(
        _ field: ClearSigningField,
        in group: Group
    ) throws(DecodeError) -> [[ClearSigningLine]]? {
        let visibility = display.visibility(of: field, in: group.path)
        if visibility == .never { return nil }
        let selection: ClearSigningSelection
        switch field.subject {
        case .path(let path): selection = try select(path, in: group)
        case .constant(let constant): selection = ClearSigningSelection(try ClearSigningValue(single: constant))
        }
        var formatting = ClearSigningFormatting(rendering: self, group: group, count: selection.count)
        // What is shown is not looked at there, and a second reference would have it copied with every line.
        formatting.rendering.shown = [:]
        defer { work = formatting.rendering.work }
        var rows: [[ClearSigningLine]] = []
        for (index, value) in selection.values.enumerated() {
            var lines: [ClearSigningLine] = []
            if try formatting.isShown(value, by: visibility) {
                if let separator = field.separator, selection.isList {
                    let heading = separator.interpolated { $0 == "index" ? "\(index)" : nil }
                    lines.append(ClearSigningLine(label: heading ?? separator))
                }
                var line = try formatting.line(value, of: field, at: index)
                line.label = field.label ?? field.name
                line.isOptional = visibility == .optional
                lines.append(line)
                if visibility == .always, case .path(let path) = field.subject {
                    shown[path.absolute(in: group.path), default: []].append(line.value)
                }
            }
            rows.append(lines)
        }
        return rows
    }
}

extension ClearSigningDescriptor.Display {
    /// When a field is shown, also by what the format as a whole says.
    fileprivate func visibility(of field: ClearSigningField, in group: ClearSigningPath) -> ClearSigningVisibility {
        guard case .path(let path) = field.subject else { return field.visibility }
        let place = path.absolute(in: group)
        if excluded.contains(place) { return .never }
        return field.visibility == .optional && required.contains(place) ? .always : field.visibility
    }
}

extension ClearSigningField {
    /// The field's path, or its label where it has none.
    fileprivate var name: String {
        if case .path(let path) = subject { return path.description }
        return label ?? ""
    }
}

extension ClearSigningPath {
    /// The path of a group's elements.
    fileprivate init(group path: ClearSigningPath, in outer: ClearSigningPath, isList: Bool) {
        self = path.absolute(in: outer)
        if isList { steps.append(.slice(from: nil, to: nil)) }
    }
}
