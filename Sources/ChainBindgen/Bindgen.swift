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
            let text = try Files.text(of: input)
            do throws(DecodeError) {
                var interface = try ContractInterface(parsing: text, name: name(of: input))
                if let name = arguments.name { interface.name = name }
                interfaces.append(interface)
            } catch {
                fail("\(input): \(error)", code: 1)
            }
        }
        let source = try BindingGenerator(access: arguments.access).source(for: interfaces)
        if let output = arguments.output {
            try Files.write(source, to: output)
        } else {
            print(source, terminator: "")
        }
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
