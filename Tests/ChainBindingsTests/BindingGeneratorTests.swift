import ChainBindings
import ChainDecoding
import Foundation
import Testing

@Suite("Bindings")
struct BindingGeneratorTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    @Test("the committed bindings are what the generator writes")
    func committed() throws {
        let abi = try String(contentsOf: Self.folder.appending(path: "Fixtures/Market.abi.txt"), encoding: .utf8)
        let interface = try ContractInterface(parsing: abi, name: "Market")
        let source = try BindingGenerator(access: .internal).source(for: [interface])
        let committed = try String(contentsOf: Self.folder.appending(path: "Market.swift"), encoding: .utf8)
        #expect(source == committed)
    }

    private func source(_ text: String, name: String = "C") throws -> String {
        try BindingGenerator().source(for: [try ContractInterface(parsing: text, name: name)])
    }

    @Test("JSON ABIs, artefacts and texts give the same")
    func forms() throws {
        let item = #"{"type":"function","name":"f","inputs":[{"type":"uint24","name":"x"}],"stateMutability":"view"}"#
        let text = try source("function f(uint24 x) view", name: "Vault")
        #expect(try source("[\(item)]", name: "Vault") == text)
        #expect(try source(#"{"contractName":"Vault","abi":[\#(item)]}"#) == text)
        #expect(try source(#"{"abi":[\#(item)],"bytecode":{}}"#, name: "Vault") == text)
        #expect(text.contains("public enum Vault {"))
        #expect(throws: DecodeError.self) { try source("{") }
        #expect(throws: DecodeError.self) { try source("function f(nothing)") }
    }

    @Test("structs of the same name in two libraries are told apart, and one used twice is written once")
    func structs() throws {
        func tuple(_ type: String, _ member: String) -> String {
            #"{"type":"tuple","name":"a","internalType":"struct \#(type)","components":[{"type":"\#(member)","name":"x"}]}"#
        }
        let inputs = [tuple("A.S", "bool"), tuple("B.S", "int8"), tuple("A.S", "bool"), tuple("T[]", "bool")]
        let text = try source(#"[{"type":"error","name":"E","inputs":[\#(inputs.joined(separator: ","))]}]"#)
        #expect(text.components(separatedBy: "struct AS: ABIStruct").count == 2)
        #expect(text.components(separatedBy: "struct BS: ABIStruct").count == 2)
        #expect(text.contains("struct T: ABIStruct"))
        #expect(text.contains("init(a: C.AS, a_: C.BS, a_2: C.AS, a_3: C.T)"))
    }

    @Test("tuples without a name are named after their place")
    func namelessTuples() throws {
        let text = try source("function f((bool, (uint8 b) inner) order) returns ((bool)[2])")
        #expect(text.contains("struct FOrder: ABIStruct") && text.contains("struct FOrderInner: ABIStruct"))
        #expect(text.contains("typealias Return = ABISingle<ABIFixedArray<2, C.FResultValue0>>"))
    }

    @Test("no name of an interface hides a type that the code uses, or ends a text")
    func hostileNames() throws {
        let text = try source(
            #"""
            [{"type":"function","name":"string","inputs":[]},{"type":"event","name":"Columns\n} \"","inputs":[]},
             {"type":"error","name":"Error","inputs":[]},{"type":"error","name":"...","inputs":[]}]
            """#,
            name: "Bytes"
        )
        #expect(text.contains("enum BytesContract {") && text.contains("struct StringCall: ContractCall"))
        #expect(text.contains("struct ColumnsEvent: ContractEvent") && text.contains(#""Columns\u{a}} \"()""#))
        #expect(text.contains("struct ErrorError: ContractError") && text.contains("struct ErrorError2: ContractError"))
        #expect(text.split(separator: "\n").allSatisfy { !$0.hasPrefix("} \"") })
    }

    @Test("an interface without items is an empty enum")
    func empty() throws {
        let text = try source("receive() external payable")
        #expect(text.hasSuffix("\nimport ChainDecoding\n\n/// The interface of `C`.\npublic enum C {}\n"))
    }

    @Test("what cannot be written is refused")
    func refused() throws {
        #expect(throws: DecodeError.self) { try source("error E(bool[5000])") }
        let interface = try ContractInterface(parsing: "error E()", name: "c")
        #expect(throws: DecodeError.self) { try BindingGenerator().source(for: [interface, interface]) }
    }

    @Test("lines are short where they can be broken")
    func lines() throws {
        let parameters = (0..<30).map { "uint256 indexOfParameter\($0)" }.joined(separator: ", ")
        let text = try source("error E(\(parameters))")
        let long = text.split(separator: "\n").filter { $0.count > 120 }
        #expect(long.allSatisfy { $0.contains("E(uint256,") }, "\(long)")
    }

    @Test("every part of an interface is written or refused")
    func truncations() throws {
        let abi = try String(contentsOf: Self.folder.appending(path: "Fixtures/Market.abi.txt"), encoding: .utf8)
        var written = 0
        for count in 0..<abi.count {
            if (try? source(String(abi.prefix(count)))) != nil { written += 1 }
        }
        #expect(written > 20 && written < abi.count / 2)
    }
}
