import ChainDecoding
import Testing

@Suite("Clear signing")
struct ClearSigningTests {
    /// The simple example of ERC-7730.
    static let transfer = """
        {"context": {"$id": "Example ERC-20", "contract": {"deployments": [
            {"chainId": 1, "address": "0xdAC17F958D2ee523a2206206994597C13D831ec7"},
            {"chainId": 137, "address": "0xc2132D05D31c914a87C6611C10748AEb04B58e8F"}]}},
         "metadata": {"owner": "Example", "contractName": "Example Token"},
         "display": {"formats": {"transfer(address to,uint256 value)": {
            "intent": "Send", "interpolatedIntent": "Send {value} to {to}",
            "fields": [
              {"path": "value", "label": "Amount", "format": "tokenAmount", "params": {"tokenPath": "@.to"}},
              {"path": "to", "label": "To", "format": "addressName"}]}}}}
        """

    static func bound(_ display: String, rest: String = "") -> String {
        """
        {"context": {"contract": {"deployments": [{"chainId": 1, "address": "\(KnownSource.usdt)"}]}}\(rest),
         "display": \(display)}
        """
    }

    static func call(
        _ function: String,
        _ arguments: [ABIValue],
        to: Address = KnownSource.usdt,
        chainID: UInt64 = 1,
        value: U256 = 0
    ) throws -> ClearSigningCall {
        let data = try ABIFunction(parsing: function).encodeCall(arguments)
        return ClearSigningCall(chainID: chainID, to: to, from: KnownSource.bob, value: value, calldata: Bytes(data))
    }

    private func text(_ json: String, _ call: ClearSigningCall) throws -> ClearSigningText? {
        try ClearSigner([try ClearSigningDescriptor(json: json)], source: KnownSource()).text(of: call)
    }

    @Test("a transfer is told in words")
    func transfer() throws {
        let call = try Self.call(
            "transfer(address,uint256)",
            [.address(KnownSource.alice), .uint(100_000_000)]
        )
        let text = try #require(try text(Self.transfer, call))
        #expect(text.intent == "Send")
        #expect(text.sentence == "Send 100 USDT to alice.eth")
        #expect(text.owner == "Example" && text.contractName == "Example Token")
        #expect(
            text.lines == [
                ClearSigningLine(label: "Amount", value: "100 USDT"), ClearSigningLine(label: "To", value: "alice.eth"),
            ]
        )
        #expect(text.description == "Send 100 USDT to alice.eth\nAmount: 100 USDT\nTo: alice.eth")
    }

    @Test("nothing is said of what no descriptor is about")
    func nothing() throws {
        let arguments: [ABIValue] = [.address(KnownSource.alice), .uint(1)]
        let transfer = "transfer(address,uint256)"
        #expect(try text(Self.transfer, try Self.call("approve(address,uint256)", arguments)) == nil)
        #expect(try text(Self.transfer, try Self.call(transfer, arguments, to: KnownSource.dai)) == nil)
        #expect(try text(Self.transfer, try Self.call(transfer, arguments, chainID: 137)) == nil)
        for calldata in [Bytes(), Bytes([0xa9, 0x05, 0x9c])] {
            let call = ClearSigningCall(chainID: 1, to: KnownSource.usdt, calldata: calldata)
            #expect(try text(Self.transfer, call) == nil)
        }
        #expect(try ClearSigner([]).text(of: try Self.call(transfer, arguments)) == nil)
        // A proxy of the contract is the contract.
        #expect(try text(Self.transfer, try Self.call(transfer, arguments, to: KnownSource.proxy)) != nil)
        // Calldata that are cut off are a mistake; without a whole selector they are of a function that is unknown.
        var truncations = Truncations()
        func textOfCut(_ calldata: [UInt8]) throws -> ClearSigningText? {
            try text(Self.transfer, ClearSigningCall(chainID: 1, to: KnownSource.usdt, calldata: Bytes(calldata)))
        }
        let calldata = try Self.call(transfer, arguments).calldata.array
        truncations.check(calldata, isValid: { $0 < 4 }, by: { try textOfCut($0) })
        print("calldata to sign: \(truncations)")
        #expect(truncations.count == 68)
    }

    @Test("a descriptor is merged over the one that it includes")
    func includes() throws {
        let base = """
            {"display": {"formats": {"approve(address spender,uint256 value)": {"intent": "Approve", "fields": [
               {"path": "spender", "label": "Spender", "format": "addressName"},
               {"path": "value", "label": "Amount", "format": "tokenAmount", "params": {"tokenPath": "@.to",
                "threshold": "0x8000000000000000000000000000000000000000000000000000000000000000"}}]}}}}
            """
        let json = Self.bound(
            """
            {"formats": {"approve(address spender,uint256 value)": {"fields": [
              {"path": "value", "params": {"threshold": "0xFFFFFFFFFFFFFFFFFF"}},
              {"path": "@.value", "label": "Sent", "format": "amount"}]}}}
            """,
            rest: ", \"includes\": \"./base.json\""
        )
        let descriptor = try ClearSigningDescriptor(json: json) { $0 == "./base.json" ? Array(base.utf8) : nil }
        let call = try Self.call(
            "approve(address,uint256)",
            [.address(KnownSource.alice), .uint(0xff_ffff_ffff_ffff_ffff)],
            value: 1
        )
        let text = try ClearSigner([descriptor], source: KnownSource()).text(of: call)
        #expect(
            text?.description == """
                Approve
                Spender: alice.eth
                Amount: Unlimited USDT
                Sent: 0.000000000000000001 ETH
                """
        )
        let missing = #expect(throws: DecodeError.self) { try ClearSigningDescriptor(json: json) }
        #expect(missing?.path == ["includes"])
        let endless = #expect(throws: DecodeError.self) {
            try ClearSigningDescriptor(json: json) { _ in Array(json.utf8) }
        }
        #expect(endless?.code == .limitExceeded)
    }

    @Test("a swap: parts of bytes are tokens, and the native currency goes with the call")
    func swap() throws {
        let json = Self.bound(
            """
            {"definitions": {"least": {"label": "Minimum to receive", "format": "tokenAmount"}},
             "formats": {"exactInput((bytes path,address recipient,uint256 amountIn,\
            uint256 amountOutMinimum) params)": {
              "intent": {"Swap": "Uniswap", "Kind": "Exact input"},
              "interpolatedIntent": "Swap {params.amountIn} for at least {#.params.amountOutMinimum} {{now}}",
              "fields": [
                {"path": "params.amountIn", "label": "Send", "format": "tokenAmount",
                 "params": {"tokenPath": "params.path.[0:20]"}},
                {"path": "params.amountOutMinimum", "$ref": "$.display.definitions.least",
                 "params": {"tokenPath": "params.path.[-20:]"}},
                {"path": "params.recipient", "label": "Beneficiary", "format": "addressName"},
                {"path": "@.value", "label": "Value", "format": "amount", "visible": {"ifNotIn": [0]}},
                {"value": "For traders only", "label": "Note"}]}}}
            """
        )
        let path = KnownSource.usdc.bytes + [0, 0x0b, 0xb8] + KnownSource.dai.bytes
        let arguments: [ABIValue] = [
            .bytes(Bytes(path)), .address(KnownSource.alice), .uint(1_000_000_000), .uint(999_500_000_000_000_000_000),
        ]
        let function = "exactInput((bytes,address,uint256,uint256))"
        let text = try text(json, try Self.call(function, [.list(arguments)]))
        #expect(text?.intent == "Swap: Uniswap, Kind: Exact input")
        #expect(
            text?.description == """
                Swap 1000 USDC for at least 999.5 DAI {now}
                Send: 1000 USDC
                Minimum to receive: 999.5 DAI
                Beneficiary: alice.eth
                Note: For traders only
                """
        )
        let paid = try self.text(json, try Self.call(function, [.list(arguments)], value: 5))
        #expect(paid?.lines.contains(ClearSigningLine(label: "Value", value: "0.000000000000000005 ETH")) == true)
        let short = [.bytes(Bytes([UInt8](path[..<19])))] + arguments[1...]
        #expect(throws: DecodeError.self) { try self.text(json, try Self.call(function, [.list(short)])) }
    }

    @Test("arrays are shown element by element, together or one after the other")
    func arrays() throws {
        func json(_ iteration: String) -> String {
            Self.bound(
                """
                {"formats": {"distribute(address[] recipients,uint256[] percentages)": {
                  "intent": "Distribute", "interpolatedIntent": "Distribute {percentages} to {recipients}",
                  "fields": [{"label": "Shares", "iteration": "\(iteration)", "fields": [
                    {"path": "recipients.[]", "label": "To", "format": "addressName", "separator": "Recipient {index}"},
                    {"path": "percentages.[]", "label": "Share", "format": "unit",
                     "params": {"base": "%", "decimals": 2}},
                    {"path": "percentages", "visible": "never"}]}]}}}
                """
            )
        }
        func call(_ shares: [U256]) throws -> ClearSigningCall {
            let recipients = [KnownSource.alice, .zero].map(ABIValue.address)
            return try Self.call(
                "distribute(address[],uint256[])",
                [.list(recipients), .list(shares.map(ABIValue.uint))]
            )
        }
        let zero = "0x0000000000000000000000000000000000000000"
        #expect(
            try text(json("bundled"), try call([7_500, 2_500]))?.description == """
                Distribute 75%, 25% to alice.eth, \(zero)
                Shares
                  Recipient 0
                  To: alice.eth
                  Share: 75%
                  Recipient 1
                  To: \(zero)
                  Share: 25%
                """
        )
        #expect(
            try text(json("sequential"), try call([7_500, 2_500]))?.lines.first?.lines.map(\.value)
                == ["", "alice.eth", "", zero, "75%", "25%"]
        )
        #expect(throws: DecodeError.self) { try text(json("bundled"), try call([1])) }
        #expect(try text(json("sequential"), try call([1])) != nil)
    }

    @Test("a struct as a whole is not shown as if it had one value")
    func wholeStruct() throws {
        let json = Self.bound("{\"formats\": {\"f((uint256 b,bool c) a)\": {\"fields\": [{\"path\": \"a\"}]}}}")
        let call = try Self.call("f((uint256,bool))", [.list([.uint(1), .bool(true)])])
        #expect(throws: DecodeError.self) { try text(json, call) }
    }

    @Test("paths take elements and slices")
    func paths() throws {
        func lines(_ path: String) throws -> [String] {
            let json = Self.bound("{\"formats\": {\"f(uint256[] a)\": {\"fields\": [{\"path\": \"\(path)\"}]}}}")
            let call = try Self.call("f(uint256[])", [.list((0..<4 as Range<UInt64>).map { .uint(U256($0)) })])
            return try #require(try text(json, call)).lines.map(\.value)
        }
        #expect(try lines("a") == ["0", "1", "2", "3"])
        #expect(try lines("#.a.[]") == ["0", "1", "2", "3"])
        #expect(try lines("a.[-1]") == ["3"] && lines("a[0]") == ["0"] && lines("a.[-4]") == ["0"])
        #expect(try lines("a.[1:3]") == ["1", "2"] && lines("a.[:-1]") == ["0", "1", "2"])
        #expect(try lines("a.[2:]") == ["2", "3"] && lines("a.[3:1]").isEmpty && lines("a.[:99]").count == 4)
        #expect(try lines("a.[2].[31:]") == ["0x02"])
        for path in [
            "b", "a.[4]", "a.[-5]", "a.b", "a.[0].[0]", "@.gas", "@", "$.x", "#.b", "a.[0].[33:]",
            "a.[9223372036854775807]", "a.[-9223372036854775808]", "a.[0].[-9223372036854775808:]",
        ] {
            #expect(throws: DecodeError.self, "\(path)") { try lines(path) }
        }
        for path in [
            "", ".", "a.", "a..b", "a.[", "a.[x]", "a]", "a.[1:2:3]", "#a", "a.[+1]", "a.[1]b",
            "a.[99999999999999999999]",
        ] {
            let error = #expect(throws: DecodeError.self, "\(path)") { try lines(path) }
            #expect(error?.path == ["display", "formats", "f(uint256[] a)", "fields", "0", "path"], "\(path)")
        }
        #expect(try lines("a.[-9223372036854775808:9223372036854775807]").count == 4)
    }

    @Test("rules decide what is shown")
    func visibility() throws {
        let json = Self.bound(
            """
            {"formats": {"f(uint256 a,uint256 legacy,uint256 fee,bytes data,address who)": {
              "interpolatedIntent": "Do {fee}",
              "intent": "Do",
              "fields": [
                {"path": "a", "label": "A", "visible": "optional"},
                {"path": "missing", "visible": "never"},
                {"path": "legacy", "visible": {"mustMatch": [0, "0x10"]}},
                {"path": "fee", "label": "Fee", "visible": {"ifNotIn": [0]}},
                {"path": "data", "label": "Data", "visible": {"ifNotIn": [0, "0xABCD"]}},
                {"path": "who", "label": "Who",
                 "visible": {"ifNotIn": [0, "\(KnownSource.alice)"]}}]}}}
            """
        )
        func lines(_ legacy: U256, _ fee: U256, _ data: [UInt8], _ who: Address) throws -> [ClearSigningLine] {
            let arguments: [ABIValue] = [.uint(1), .uint(legacy), .uint(fee), .bytes(Bytes(data)), .address(who)]
            let text = try text(json, try Self.call("f(uint256,uint256,uint256,bytes,address)", arguments))
            // The fee is not always shown, so no sentence may hold it.
            #expect(text?.sentence == nil && text?.intent == "Do")
            return try #require(text).lines
        }
        let always = ClearSigningLine(label: "A", value: "1", isOptional: true)
        #expect(try lines(0, 0, [], .zero) == [always])
        #expect(try lines(16, 0, [0xab, 0xcd], KnownSource.alice) == [always])
        #expect(try lines(0, 2, [1], KnownSource.bob).map(\.label) == ["A", "Fee", "Data", "Who"])
        let error = #expect(throws: DecodeError.self) { try lines(1, 0, [], .zero) }
        #expect(error?.path == ["f(uint256 a,uint256 legacy,uint256 fee,bytes data,address who)", "legacy"])
    }

    @Test("a format may require and exclude fields as a whole")
    func requiredAndExcluded() throws {
        let json = Self.bound(
            """
            {"formats": {"f(uint256 a,uint256 b)": {"required": ["a"], "excluded": ["#.b"], "fields": [
              {"path": "#.a", "label": "A", "visible": "optional"}, {"path": "b", "label": "B"}]}}}
            """
        )
        let text = try text(json, try Self.call("f(uint256,uint256)", [.uint(1), .uint(2)]))
        #expect(text?.lines == [ClearSigningLine(label: "A", value: "1")])
    }

    @Test("constants may depend on the chain")
    func maps() throws {
        let json = Self.bound(
            """
            {"formats": {"deposit(uint256 amount)": {"fields": [{"path": "amount", "label": "Deposit",
              "format": "tokenAmount",
              "params": {"token": {"map": "$.metadata.maps.underlying", "keyPath": "@.chainId"}}}]}}}
            """,
            rest: ", \"metadata\": {\"maps\": {\"underlying\": {\"values\": {\"1\": \"\(KnownSource.dai)\"}}}}"
        )
        let text = try text(json, try Self.call("deposit(uint256)", [.uint(5)]))
        #expect(text?.lines.first?.value == "0.000000000000000005 DAI")
        let other = json.replacing("\"1\": ", with: "\"2\": ")
        #expect(throws: DecodeError.self) { try self.text(other, try Self.call("deposit(uint256)", [.uint(5)])) }
    }

    @Test("a call within a call is told too, and what is not known by its hash")
    func embedded() throws {
        let json =
            Self.bound(
                """
                {"formats": {"execute(address to,uint256 value,bytes data)": {"intent": "Execute", "fields": [
                  {"path": "to", "label": "To", "format": "addressName"},
                  {"path": "data", "label": "Call", "format": "calldata",
                   "params": {"calleePath": "to", "amountPath": "#.value", "spenderPath": "@.to"}}]}}}
                """
            )
            .replacing("\(KnownSource.usdt)", with: "\(KnownSource.bob)")
        let signer = ClearSigner(
            [try ClearSigningDescriptor(json: json), try ClearSigningDescriptor(json: Self.transfer)],
            source: KnownSource()
        )
        func text(_ to: Address, _ data: Bytes) throws -> String? {
            let arguments: [ABIValue] = [.address(to), .uint(0), .bytes(data)]
            return try signer.text(
                of: try Self.call("execute(address,uint256,bytes)", arguments, to: KnownSource.bob)
            )?
            .description
        }
        let transfer = try Self.call("transfer(address,uint256)", [.address(KnownSource.alice), .uint(1)]).calldata
        #expect(
            try text(KnownSource.usdt, transfer) == """
                Execute
                To: 0xdAC17F958D2ee523a2206206994597C13D831ec7
                Call: Send 0.000001 USDT to alice.eth
                  Amount: 0.000001 USDT
                  To: alice.eth
                """
        )
        let hash = Keccak256.hash(transfer)
        #expect(
            try text(KnownSource.alice, transfer)
                == "Execute\nTo: alice.eth\nCall: Call of alice.eth with hash \(hash)"
        )
        // Calls of itself end at a limit.
        var data = transfer
        for _ in 0..<10 {
            data =
                try Self.call(
                    "execute(address,uint256,bytes)",
                    [.address(KnownSource.bob), .uint(0), .bytes(data)]
                )
                .calldata
        }
        #expect(try text(KnownSource.bob, data)?.contains("with hash") == true)
    }
}
