import ChainBindings
import ChainDecoding

/// The program, apart from the process that it runs in.
public enum ChainInspect {
    /// What a run comes to.
    public struct Result: Sendable {
        /// What belongs on standard output.
        public var output = ""
        /// What belongs on standard error; empty when nothing went wrong.
        public var complaint = ""
        /// The exit status: 0, or 1 when something went wrong.
        public var status: Int32 { complaint.isEmpty ? 0 : 1 }
    }

    /// Does what the arguments ask for.
    ///
    /// - Parameters:
    ///   - arguments: The command line without the program's name.
    ///   - isTerminal: Whether colours can be shown.
    /// - Returns: What the program prints.
    public static func run(_ arguments: [String], isTerminal: Bool) -> Result {
        guard !arguments.contains("--help") else { return Result(output: Options.usage + "\n") }
        do throws(Complaint) {
            return Result(output: try output(Options(arguments, isTerminal: isTerminal)))
        } catch {
            return Result(complaint: error.description)
        }
    }

    private static func output(_ options: Options) throws(Complaint) -> String {
        if options.task == .bindings { return try bindings(options) }
        let inspector = Inspector(
            registry: try registry(options),
            chainID: options.chainID,
            palette: Palette(isColored: options.isColored)
        )
        switch options.task {
        case .revert: return inspector.explanation(of: try data(options.operands[0])) + "\n"
        case .call: return inspector.text(ofCall: try data(options.operands[0]), to: nil) + "\n"
        case .inspect, .bindings:
            var documents: [Document] = []
            for file in options.operands.isEmpty ? ["-"] : options.operands {
                let reader = DocumentReader(source: file == "-" ? "standard input" : file)
                let text = try FileReader.content(of: file)
                documents += try reader.documents(in: text.span)
            }
            return inspector.text(of: documents)
        }
    }

    private static func registry(_ options: Options) throws(Complaint) -> SignatureRegistry {
        var registry = SignatureRegistry.standard
        for file in options.interfaces {
            let abi = try interface(file, name: "").abi
            do throws(DecodeError) {
                try registry.register(abi)
            } catch {
                throw Complaint(file, error)
            }
        }
        return registry
    }

    private static func bindings(_ options: Options) throws(Complaint) -> String {
        let file = options.operands[0]
        let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "Contract"
        let interface = try interface(file, name: options.contractName ?? stem)
        do throws(DecodeError) {
            return try BindingGenerator().source(for: [interface])
        } catch {
            throw Complaint(file, error)
        }
    }

    private static func interface(_ file: String, name: String) throws(Complaint) -> ContractInterface {
        let text = String(decoding: try FileReader.content(of: file), as: UTF8.self)
        do throws(DecodeError) {
            return try ContractInterface(parsing: text, name: name)
        } catch {
            throw Complaint(file, error)
        }
    }

    /// Data in hex, or those in a file.
    private static func data(_ operand: String) throws(Complaint) -> Bytes {
        do throws(DecodeError) {
            return Bytes(try Hex.decode(operand, prefix: .optional))
        } catch {
            throw Complaint("the data", error)
        }
    }
}
