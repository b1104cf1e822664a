import ChainBindings
import ChainDecoding
import Foundation

/// The command that writes bindings.
@main
enum Bindgen {
    static func main() {
        do {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            if arguments.wantsHelp {
                print(Arguments.usage)
            } else {
                try write(arguments)
            }
        } catch let misuse as Arguments.Misuse {
            fail("\(misuse.message)\n\(Arguments.usage)", code: 2)
        } catch {
            fail("\(error)", code: 1)
        }
    }

    private static func write(_ arguments: Arguments) throws {
        var interfaces: [ContractInterface] = []
        for input in arguments.inputs {
            do {
                var interface = try ContractInterface(parsing: try text(of: input), name: name(of: input))
                if let name = arguments.name { interface.name = name }
                interfaces.append(interface)
            } catch let error as DecodeError {
                fail("\(input): \(error)", code: 1)
            } catch {
                fail("\(input): \(error.localizedDescription)", code: 1)
            }
        }
        let source = try BindingGenerator(access: arguments.access).source(for: interfaces)
        guard let output = arguments.output else {
            print(source, terminator: "")
            return
        }
        try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }

    private static func text(of input: String) throws -> String {
        let data =
            try input == "-"
            ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: input))
        guard let text = String(validating: data, as: UTF8.self) else {
            throw DecodeError(.malformed, "the file is not UTF-8")
        }
        return text
    }

    /// The name of the file up to the first period.
    private static func name(of input: String) -> String {
        guard input != "-" else { return "Contract" }
        return String(URL(fileURLWithPath: input).lastPathComponent.prefix { $0 != "." })
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("chain-bindgen: \(message)\n".utf8))
        exit(code)
    }
}
