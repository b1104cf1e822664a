/// How right the detectors are in one class of things, known by one source.
struct Figure {
    var kind: FindingClass
    var source: Source
    /// How many things are labelled.
    var labelled = 0
    /// What of these is not found.
    var missed: [Statement.Subject] = []
    /// What is found and not labelled.
    var wrong: [Statement.Subject] = []
    /// Of how many of the labelled things amounts are told.
    var withAmounts = 0
    /// How many of these amounts are found to the unit.
    var exact = 0
    /// What mev-inspect-py says, where the labels tell.
    var reference: ReferenceOutput?

    /// How many of the labelled things are found.
    var found: Int { labelled - missed.count }
    /// The part of what is found that is true, in thousandths.
    var precision: Int { Self.share(found, of: found + wrong.count) }
    /// The part of what is labelled that is found, in thousandths.
    var recall: Int { Self.share(found, of: labelled) }

    static func share(_ part: Int, of whole: Int) -> Int { whole == 0 ? 1_000 : part * 1_000 / whole }

    /// Measures each class by each source that its labels have.
    static func measure(_ detectors: Detectors, by labels: Labels) -> [Figure] {
        let labelled = Dictionary(grouping: labels.statements, by: \.subject).compactMapValues(\.first)
        let found = Dictionary(grouping: detectors.statements, by: \.subject).compactMapValues(\.first)
        return FindingClass.allCases.flatMap { kind in
            Source.allCases.compactMap { source in
                guard let blocks = labels.blocks[kind]?[source], !blocks.isEmpty else { return nil }
                var figure = Figure(kind: kind, source: source)
                for (subject, label) in labelled where subject.kind == kind && subject.source == source {
                    figure.labelled += 1
                    if found[subject] == nil { figure.missed.append(subject) }
                    guard let amounts = label.amounts else { continue }
                    figure.withAmounts += 1
                    figure.exact += found[subject]?.amounts == amounts ? 1 : 0
                }
                figure.wrong = found.keys.filter { subject in
                    subject.kind == kind && subject.source == source && blocks.contains(subject.block)
                        && labelled[subject] == nil
                }
                figure.reference = source == .traces ? labels.reference[kind] : nil
                return figure
            }
        }
    }
}
