import Foundation

/// What the command reads and writes; `-` is the standard input.
enum Files {
    static func text(of input: String) throws(FileFailure) -> String {
        let data: Data
        do {
            data =
                try input == "-"
                ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: input))
        } catch {
            throw FileFailure(input, .read, error)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw FileFailure(input, .read, "it is not UTF-8")
        }
        return text
    }

    static func write(_ text: String, to output: String) throws(FileFailure) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw FileFailure(output, .write, error)
        }
    }
}
