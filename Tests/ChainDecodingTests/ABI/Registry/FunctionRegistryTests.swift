import ChainDecoding
import Testing

@Suite("Functions that are known")
struct FunctionRegistryTests {
    private static func registry(_ functions: [String], at address: Address? = nil) throws -> FunctionRegistry {
        var registry = FunctionRegistry()
        for function in functions.reversed() { registry.register(try ABIFunction(parsing: function), at: address) }
        return registry
    }

    @Test("a call is decoded by its selector, with names")
    func calls() throws {
        let registry = try Self.registry(["transfer(address to, uint256 amount)", "approve(address, uint256)"])
        let transfer = try ABIFunction(parsing: "transfer(address,uint256)")
        let data = Bytes(try transfer.encodeCall([.address(Address(0, 0, 5)), .uint(1_000)]))
        let call = try registry.decode(data)
        #expect(call.function.name == "transfer" && !call.isAmbiguous)
        #expect(call["amount"] == .uint(1_000) && call["from"] == nil)
        #expect(call.description == "transfer(to: 0x0000000000000000000000000000000000000005, amount: 1000)")
        for count in 0..<data.count {
            let cut = try #require(data.slice(0..<count))
            #expect(throws: DecodeError.self) { try registry.decode(cut) }
        }
        let unknown = #expect(throws: DecodeError.self) { try registry.decode(Bytes([1, 2, 3, 4])) }
        #expect(unknown?.code == .unsupported)
    }

    /// Both have the selector 0x42966c68; the first is that of ERC-20, the other was found by search.
    @Test("of functions with one selector, the one that the data are canonical for wins, and the others are named")
    func collisions() throws {
        let burn = try ABIFunction(parsing: "burn(uint256 amount)")
        let collate = try ABIFunction(parsing: "collate_propagate_storage(bytes16 x)")
        #expect(burn.selector == collate.selector)
        let registry = try Self.registry(["burn(uint256 amount)", "collate_propagate_storage(bytes16 x)"])
        #expect(registry.candidates(for: burn.selector) == [burn, collate])
        let small = try registry.decode(Bytes(try burn.encodeCall([.uint(7)])))
        #expect(small.function == burn && !small.isAmbiguous, "the low bytes of a bytes16 are zero")
        let large = try registry.decode(Bytes(try burn.encodeCall([.uint(U256.one << 200)])))
        #expect(large.function == burn && large.alternatives == [collate] && large.isAmbiguous)
        let swapped = try Self.registry(["collate_propagate_storage(bytes16 x)", "burn(uint256 amount)"])
        #expect(try swapped.decode(Bytes(try burn.encodeCall([.uint(U256.one << 200)]))).function == collate)
    }

    @Test("functions of the called contract come first")
    func ownContract() throws {
        var registry = try Self.registry(["f(uint256 a)"])
        let contract = Address(0, 0, 1)
        registry.register(try ABIFunction(parsing: "f(uint256 b)"), at: contract)
        let call = Bytes(try ABIFunction(parsing: "f(uint256)").encodeCall([.uint(1)]))
        #expect(try registry.decode(call)["a"] == .uint(1))
        #expect(try registry.decode(call, to: .zero)["a"] == .uint(1))
        #expect(try registry.decode(call, to: contract)["b"] == .uint(1))
        #expect(registry.count == 2)
    }

    @Test("a later function replaces one with the same signature")
    func replaces() throws {
        var registry = try Self.registry(["transfer(address to, uint256 value) returns (bool)"])
        registry.register(try ABIFunction(parsing: "transfer(address to, uint256 value)"))
        let found = registry.candidates(for: Selector(signature: "transfer(address,uint256)"))
        #expect(found.count == 1 && found[0].outputs.isEmpty)
    }
}
