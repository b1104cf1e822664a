import ChainBindings
import ChainDecoding

/// The program, apart from the process that it runs in.
public enum ChainInspect {
    /// What a run comes to.
    public struct Result: Sendable {
        /// What belongs on standard output.
        public var output = ""
        /// What belongs on standard error, a line each; empty when nothing went wrong.
        public var complaints: [String] = []
        /// The exit status, as the usage explains it.
        public var status = 0
    }

    /// Does what the arguments ask for.
    ///
    /// - Parameters:
    ///   - arguments: The command line without the program's name.
    ///   - isTerminal: Whether colours can be shown.
    /// - Returns: What the program prints.
    public static func run(_ arguments: [String], isTerminal: Bool) -> Result {
        do throws(Complaint) {
            let options = try Options(arguments, isTerminal: isTerminal)
            guard !options.wantsHelp else { return Result(output: Options.usage + "\n") }
            return try run(options)
        } catch {
            return Result(complaints: [error.description], status: error.status)
        }
    }

    private static func run(_ options: Options) throws(Complaint) -> Result {
        let inspector = Inspector(
            registry: try registry(options),
            chainID: options.chainID,
            palette: Palette(isColored: options.isColored)
        )
        switch options.task {
        case .revert: return Result(output: inspector.explanation(of: try data(options.operands[0])) + "\n")
        case .call: return Result(output: inspector.text(ofCall: try data(options.operands[0]), to: nil) + "\n")
        case .name: return Result(output: try name(options.operands[0]))
        case .bindings: return Result(output: try bindings(options))
        case .inspect: return inspect(options, inspector)
        }
    }

    /// Shows what can be shown of all files, and complains of the rest.
    private static func inspect(_ options: Options, _ inspector: Inspector) -> Result {
        guard !options.operands.isEmpty || !FileReader.isTyped else {
            let complaint = Complaint(misuse: "there is nothing to read: name a file, or pipe a document in")
            return Result(complaints: [complaint.description], status: complaint.status)
        }
        var documents: [Document] = []
        var complaints: [Complaint] = []
        for file in options.operands.isEmpty ? ["-"] : options.operands {
            do throws(Complaint) {
                let content = try FileReader.content(of: file)
                let reader = DocumentReader(content.span, source: file == "-" ? "standard input" : file)
                documents += reader.documents
                complaints += reader.complaints
            } catch {
                complaints.append(error)
            }
        }
        let (text, isLie) = inspector.text(of: documents)
        let status = complaints.map(\.status).max() ?? (isLie ? 3 : 0)
        return Result(output: text, complaints: complaints.map(\.description), status: status)
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
        let interface = try interface(file, name: options.contractName ?? (file == "-" ? "Contract" : stem))
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

    private static func name(_ text: String) throws(Complaint) -> String {
        do throws(ENSNameError) {
            let name = try ENSName(normalizing: text)
            return "\(name)  \(name.namehash)\n"
        } catch {
            throw Complaint("the name: \(error)")
        }
    }

    private static func data(_ hex: String) throws(Complaint) -> Bytes {
        do throws(DecodeError) {
            return Bytes(try Hex.decode(hex, prefix: .optional))
        } catch {
            throw Complaint("the data", error)
        }
    }
}
