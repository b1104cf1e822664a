import ChainDecoding
import Testing

@Suite("Human-readable ABI")
struct HumanReadableABITests {
    @Test("all kinds of items are read, with or without semicolons")
    func items() throws {
        let text = """
            constructor(address owner) payable
            function transfer(address to, uint amount) external returns (bool ok);
            function balanceOf(address) public view returns (uint256)
            function transfer(address to, uint amount, bytes calldata data) payable; error Poor(uint has, uint needs)
            event Transfer(address indexed from, address indexed to, uint256 value)
            event Note(bytes32 indexed a, string b) anonymous;
            fallback() external payable
            receive() external payable
            """
        var truncations = Truncations()
        truncations.check(abi: text, "items")
        print("human-readable ABI: \(truncations)")
        #expect(truncations.count == 447 && truncations.validCount == 44)
        let abi = try ContractABI(parsing: text)
        #expect(abi.constructor == ABIConstructor(inputs: [ABIParameter(.address, name: "owner")], isPayable: true))
        #expect(
            abi.functions.map(\.signature) == [
                "transfer(address,uint256)", "balanceOf(address)", "transfer(address,uint256,bytes)",
            ]
        )
        #expect(abi.functions.map(\.mutability) == [.nonpayable, .view, .payable])
        #expect(abi.functions[0].outputs == [ABIParameter(.bool, name: "ok")])
        #expect(abi.errors.map(\.signature) == ["Poor(uint256,uint256)"])
        #expect(abi.events.map(\.signature) == ["Transfer(address,address,uint256)", "Note(bytes32,string)"])
        #expect(abi.events.map(\.isAnonymous) == [false, true])
        #expect(abi.events.map(\.topicCount) == [3, 1])
        #expect(abi.events[0].inputs.map(\.isIndexed) == [true, true, false])
        #expect(abi.fallback == .payable)
        #expect(abi.hasReceive)
    }

    @Test("structs may be declared after they are used, and hold one another")
    func structs() throws {
        let text = """
            function fill(Order order, Part[2][] calldata parts) returns (Order)
            struct Order { Part part; address maker; }
            struct Part { uint amount; bytes data; }
            """
        // The first item needs the last one; only before it does the text say nothing.
        var truncations = Truncations()
        truncations.check(text: text, isValid: \.isEmpty) { try ContractABI(parsing: $0) }
        print("human-readable ABI with structs: \(truncations)")
        #expect(truncations.count == 152 && truncations.validCount == 1)
        let abi = try ContractABI(parsing: text)
        let fill = try #require(abi.functions.first)
        #expect(fill.signature == "fill(((uint256,bytes),address),(uint256,bytes)[2][])")
        #expect(fill.inputs.map(\.internalType) == ["struct Order", "struct Part[2][]"])
        #expect(fill.outputs.map(\.internalType) == ["struct Order"])
    }

    @Test("single items need no keyword")
    func singleItems() throws {
        #expect(try ABIFunction(parsing: "transfer(address,uint256)").signature == "transfer(address,uint256)")
        #expect(try ABIFunction(parsing: "function function(bool)").name == "function")
        #expect(try ABIFunction(parsing: "error(uint)").signature == "error(uint256)")
        #expect(try ABIEvent(parsing: "event Sync(uint112 a, uint112 b);").topicCount == 1)
        #expect(try ABIErrorDefinition(parsing: "Panic(uint256)").signature == "Panic(uint256)")
    }

    @Test(
        "what is wrong is said",
        arguments: [
            ("event E(uint indexed a, uint indexed b, uint indexed c, uint indexed d)", DecodeError.Code.outOfRange),
            ("function f(uint indexed a)", .malformed), ("function (uint)", .malformed), ("function f", .truncated),
            ("function f(uint", .truncated), ("modifier m()", .unsupported),
            ("constructor() constructor()", .malformed),
            ("struct S { S s; } function f(S s)", .unsupported), ("struct S { T t; } struct T { S s; }", .unsupported),
            ("struct S { }", .outOfRange), ("struct S { uint a }", .malformed), ("struct S { uint a;", .truncated),
            ("struct S { uint a; } struct S { uint b; }", .malformed), ("function f(Unknown u)", .unsupported),
            ("%", .malformed),
        ]
    )
    func rejects(text: String, code: DecodeError.Code) {
        let error = #expect(throws: DecodeError.self) { try ContractABI(parsing: text) }
        #expect(error?.code == code, "\(text): \(String(describing: error))")
    }

    @Test("structs that double with each level do not outgrow the limit of parameters")
    func doubling() {
        let structs = (1...60).map { "struct S\($0) { S\($0 - 1) a; S\($0 - 1) b; }" }.joined()
        let error = #expect(throws: DecodeError.self) { try ContractABI(parsing: "struct S0 { uint a; }" + structs) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("structs that are used again and again do not outgrow the limit of parameters of the whole text")
    func reuse() {
        let structs = (1...12).map { "struct S\($0) { S\($0 - 1) a; S\($0 - 1) b; }" }.joined()
        let functions = (1...20).map { "function f\($0)(S12 s);" }.joined()
        let error = #expect(throws: DecodeError.self) {
            try ContractABI(parsing: "struct S0 { uint a; }" + structs + functions)
        }
        #expect(error?.code == .limitExceeded)
        let uses = (1...40).map { "struct U\($0) { S12 s; }" }.joined()
        let again = #expect(throws: DecodeError.self) {
            try ContractABI(parsing: "struct S0 { uint a; }" + structs + uses)
        }
        #expect(again?.code == .limitExceeded)
    }

    @Test("nested structs do not outgrow the limit of depth")
    func depth() {
        let structs = (1...80).map { "struct S\($0) { S\($0 - 1) s; }" }.joined()
        let error = #expect(throws: DecodeError.self) { try ContractABI(parsing: "struct S0 { uint a; }" + structs) }
        #expect(error?.code == .limitExceeded)
    }
}
