/// One thing that the program can do, named by its first argument.
protocol SoakCommand {
    /// The first argument.
    static var name: String { get }
    /// What it does, in one line.
    static var summary: String { get }
    /// Does it; throwing makes the program fail.
    static func run(_ arguments: SoakArguments) async throws
}
