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
    /// What is found with other amounts.
    var inexact: [Difference] = []
    /// What mev-inspect-py says, where the labels tell.
    var reference: ReferenceOutput?

    /// Amounts that are not as labelled.
    struct Difference {
        var subject: Statement.Subject
        var labelled: Amounts
        var found: Amounts
    }

    /// How many of the labelled things are found.
    var found: Int { labelled - missed.count }
    /// The part of what is found that is true, in thousandths.
    var precision: Int { Self.share(found, of: found + wrong.count) }
    /// The part of what is labelled that is found, in thousandths.
    var recall: Int { Self.share(found, of: labelled) }
    /// How many of the amounts are found to the unit.
    var exact: Int { withAmounts - inexact.count - missedWithAmounts }
    private var missedWithAmounts = 0

    init(kind: FindingClass, source: Source) { (self.kind, self.source) = (kind, source) }

    static func share(_ part: Int, of whole: Int) -> Int { whole == 0 ? 1_000 : part * 1_000 / whole }

    /// Why something that is missed need not be found, if that is so.
    static func exception(for subject: Statement.Subject) -> StatedException? {
        StatedException.all.first { $0.covers(subject) }
    }

    /// What is worse than it should be, a line each.
    var complaints: [String] {
        missed.filter { Self.exception(for: $0) == nil }.map { "missed: \($0)" }.sorted()
            + wrong.map { "false: \($0)" }.sorted()
            + inexact.map { "not to the unit: \($0.subject), \($0.found) and not \($0.labelled)" }.sorted()
    }

    /// Measures each class by each source that its labels have.
    static func measure(_ statements: [Statement], by labels: Labels) -> [Figure] {
        let labelled = Dictionary(grouping: labels.statements, by: \.subject).compactMapValues(\.first)
        let found = Dictionary(grouping: statements, by: \.subject).compactMapValues(\.first)
        return FindingClass.allCases.flatMap { kind in
            Source.allCases.compactMap { source in
                guard let blocks = labels.blocks[kind]?[source], !blocks.isEmpty else { return nil }
                var figure = Figure(kind: kind, source: source)
                for (subject, label) in labelled where subject.kind == kind && subject.source == source {
                    figure.add(label, found: found[subject])
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

    private mutating func add(_ label: Statement, found statement: Statement?) {
        let amounts = label.gains ?? label.amounts
        labelled += 1
        withAmounts += amounts == nil ? 0 : 1
        guard let statement else {
            missed.append(label.subject)
            missedWithAmounts += amounts == nil ? 0 : 1
            return
        }
        guard let amounts else { return }
        let found = (label.gains == nil ? statement.amounts : statement.gains) ?? Amounts()
        if found != amounts { inexact.append(Difference(subject: label.subject, labelled: amounts, found: found)) }
    }
}
