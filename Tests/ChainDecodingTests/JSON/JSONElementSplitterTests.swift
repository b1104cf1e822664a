import ChainDecoding
import Testing

@Suite("Splitter of JSON arrays")
struct JSONElementSplitterTests {
    /// Pushes a document in parts of at most as many bytes.
    private static func split(
        _ text: String,
        partLength: Int,
        maximumLength: Int = 1_000
    ) throws(DecodeError) -> (elements: [String], frame: String) {
        var splitter = JSONElementSplitter(maximumLength: maximumLength)
        var elements: [String] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: partLength) {
            let part = bytes.span.extracting(start..<min(start + partLength, bytes.count))
            try splitter.push(part) { (element) throws(DecodeError) in
                var reader = JSONReader(element)
                try reader.skipValue()
                try reader.finish()
                elements.append(String(decoding: element.indices.map { element[$0] }, as: UTF8.self))
            }
        }
        let frame = try splitter.finish()
        return (elements, String(decoding: frame, as: UTF8.self))
    }

    @Test(
        "elements are cut out, however the document is cut",
        arguments: [
            (#"[]"#, [], "[]"),
            (" [ ] ", [], " [] "),
            (#"[1,"a,]\"[",{"b":[2,{}]} , [3,[]]]"#, ["1", #""a,]\"[""#, #"{"b":[2,{}]} "#, " [3,[]]"], "[]"),
            (
                #"{"jsonrpc":"2.0","id":[0],"result":[{"a":"]"},5],"z":[1]}"#, [#"{"a":"]"}"#, "5"],
                #"{"jsonrpc":"2.0","id":[0],"result":[],"z":[1]}"#
            ),
            (#"{"error":{"result":[1]},"x":"result","y":[2]}"#, [], #"{"error":{"result":[1]},"x":"result","y":[2]}"#),
            (#"{"resul":[1],"results":[2],"\u0072esult":[3]}"#, [], #"{"resul":[1],"results":[2],"\u0072esult":[3]}"#),
            (#"{"result":null,"a":[1]}"#, [], #"{"result":null,"a":[1]}"#),
            (#"{"result":[1],"result":[2]}"#, ["1"], #"{"result":[],"result":[2]}"#),
        ] as [(String, [String], String)]
    )
    func splits(text: String, elements: [String], frame: String) throws {
        for length in 1...text.utf8.count {
            let parts = try Self.split(text, partLength: length)
            #expect(parts.elements == elements)
            #expect(parts.frame == frame)
        }
    }

    @Test(
        "what is no document, or too long, is refused",
        arguments: [
            "[1,]", "[,1]", "[1 2]", "[", "[1", #"["a"#, "]", "[]]", "[{]}]", #"{"result":[1"#, #"{"result":[1]"#,
            "[\"\\",
            "[[[[[[[[[[[[[[1]]]]]]]]]]]]]]",
        ]
    )
    func refuses(text: String) {
        for length in 1...text.utf8.count {
            #expect(throws: DecodeError.self) { try Self.split(text, partLength: length, maximumLength: 20) }
        }
    }

    @Test("a recorded answer is split into its receipts", .needsSharedData)
    func recorded() throws {
        let text = Array(try SharedData.bytes("subsquid-evm-rpc/ethereum/1000000/receipts.json"))
        let receipts = try [RPCReceipt](json: text.span)
        var splitter = JSONElementSplitter()
        var split: [RPCReceipt] = []
        for start in stride(from: 0, to: text.count, by: 100) {
            try splitter.push(text.span.extracting(start..<min(start + 100, text.count))) {
                (element) throws(DecodeError) in
                split.append(try RPCReceipt(json: element))
            }
        }
        #expect(split == receipts)
        let frame = try splitter.finish()
        #expect(try [RPCReceipt](json: frame.span).isEmpty)
    }
}
