import ChainInspectKit
import Foundation

/// Runs the program where no colours can be shown.
func run(_ arguments: String...) -> ChainInspect.Result { run(arguments) }

/// Runs the program where no colours can be shown.
func run(_ arguments: [String]) -> ChainInspect.Result {
    ChainInspect.run(arguments, isTerminal: false)
}

/// The path of a sample.
func sample(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Samples/\(name)")
        .standardizedFileURL.path
}

/// Gives a file that holds a text.
func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "chain-inspect-\(UUID().uuidString).json")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
}
