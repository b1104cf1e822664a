import ChainDecoding
import Foundation
import Testing

@Suite("JSON ABI")
struct JSONABITests {
    @Test("all kinds of items are read")
    func items() throws {
        let abi = try ContractABI(
            json: """
                [{"type":"constructor","inputs":[{"name":"owner","type":"address"}],"stateMutability":"payable"},
                 {"inputs":[{"components":[{"name":"to","type":"address","internalType":"address"},
                   {"name":"legs","type":"tuple[2]","components":[{"type":"uint256","name":""}]}],
                   "internalType":"struct Route[]","name":"routes","type":"tuple[]"}],
                  "name":"swap","outputs":[{"type":"bool","name":null}],"type":"function","stateMutability":"view","gas":3},
                 {"name":"old","inputs":[],"outputs":[],"constant":true,"payable":false},
                 {"type":"event","name":"Moved","anonymous":true,"inputs":[{"indexed":true,"name":"a","type":"bytes"}]},
                 {"type":"error","name":"Poor","inputs":[]},{"type":"fallback","stateMutability":"nonpayable"},
                 {"type":"receive","stateMutability":"payable"},{"type":"modifier","name":"later"}]
                """
        )
        #expect(abi.constructor == ABIConstructor(inputs: [ABIParameter(.address, name: "owner")], isPayable: true))
        #expect(abi.functions.map(\.signature) == ["swap((address,(uint256)[2])[])", "old()"])
        #expect(abi.functions.map(\.mutability) == [.view, .view])
        #expect(abi.functions[0].inputs[0].internalType == "struct Route[]")
        #expect(abi.functions[0].outputs == [ABIParameter(.bool)])
        #expect(
            abi.events == [
                ABIEvent(name: "Moved", inputs: [ABIParameter(.bytes, name: "a", isIndexed: true)], isAnonymous: true)
            ]
        )
        #expect(abi.errors == [ABIErrorDefinition(name: "Poor")])
        #expect(abi.fallback == .nonpayable)
        #expect(abi.hasReceive)
    }

    @Test("libraries name enums, contracts and places in storage")
    func libraries() throws {
        let abi = try ContractABI(
            json: """
                [{"type":"function","name":"f","inputs":[{"type":"Lib.Mode[2]"},{"type":"IPool"},{"type":"Lib.Data storage"}]}]
                """
        )
        #expect(abi.functions.map(\.signature) == ["f(Lib.Mode[2],IPool,Lib.Data storage)"])
    }

    @Test("a build artifact is read as well")
    func artifact() throws {
        let abi = try ContractABI(json: #"{"bytecode":{"a":[1]},"abi":[{"type":"receive"}],"id":7}"#)
        #expect(abi == ContractABI(hasReceive: true))
        #expect(throws: DecodeError.self) { try ContractABI(json: #"{"bytecode":"0x"}"#) }
    }

    @Test(
        "what is wrong is said",
        arguments: [
            (#"[{"type":"function"}]"#, DecodeError.Code.malformed),
            (#"[{"type":"event","name":"E","inputs":[{"name":"a"}]}]"#, .malformed),
            (#"[{"type":"error","name":"E","inputs":[{"type":"uint7"}]}]"#, .outOfRange),
            (#"[{"type":"error","name":"E","inputs":[{"type":"tuple"}]}]"#, .unsupported),
            (#"[{"type":"error","name":"E","inputs":[{"type":"tuple","components":[]}]}]"#, .unsupported),
            (#"[{"type":"error","name":"E","inputs":[{"type":"bool x"}]}]"#, .trailingBytes),
            (#"[{"type":"function","name":"f","stateMutability":"free"}]"#, .unsupported),
            (#"[{"type":7}]"#, .malformed),
            ("[", .truncated), ("[]x", .trailingBytes), ("7", .malformed),
        ]
    )
    func rejects(json: String, code: DecodeError.Code) {
        let error = #expect(throws: DecodeError.self) { try ContractABI(json: json) }
        #expect(error?.code == code, "\(json): \(String(describing: error))")
    }

    @Test("nested components do not outgrow the limits")
    func limits() {
        let deep =
            String(repeating: #"{"type":"tuple","components":["#, count: 70) + #"{"type":"bool"}"#
            + String(repeating: "]}", count: 70)
        let error = #expect(throws: DecodeError.self) {
            try ContractABI(json: #"[{"type":"error","name":"E","inputs":[\#(deep)]}]"#)
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test("the ABIs of well-known contracts are read", .needsSharedData)
    func contracts() throws {
        var counts = [0, 0, 0, 0, 0, 0, 0]
        var artefacts: [Int] = []
        var truncations = Truncations(atMost: 32)
        for path in try SharedData.files("alloy/abi", suffixes: [".json", ".json.gz"]) {
            let bytes = Truncations.document(try SharedData.bytes(path))
            truncations.check(bytes, path) { try ContractABI(json: $0.span) }
            let abi = try ContractABI(json: bytes.span)
            let counted = [
                1, abi.functions.count, abi.events.count, abi.errors.count, abi.constructor == nil ? 0 : 1,
                abi.hasReceive ? 1 : 0, abi.fallback == nil ? 0 : 1,
            ]
            counts = zip(counts, counted).map(+)
        }
        // Build artefacts of contracts, one of which is not linked.
        for path in try ["alloy/benches/artifacts", "alloy/testdata"]
            .flatMap({ try SharedData.files($0, suffixes: [".json", ".json.gz"]) })
        {
            let bytes = Truncations.document(try SharedData.bytes(path))
            truncations.check(bytes, path) { try ContractABI(json: $0.span) }
            artefacts.append(try ContractABI(json: bytes.span).functions.count)
        }
        print("functions of ABIs in build artefacts: \(artefacts)")
        #expect(artefacts.count == 5)
        print("ABIs, and their functions, events, errors, constructors, receives and fallbacks: \(counts)")
        print("ABIs in JSON: \(truncations)")
        #expect(counts == [37, 952, 163, 147, 16, 5, 2] && truncations.count == (37 + 5) * 32)
    }
}
