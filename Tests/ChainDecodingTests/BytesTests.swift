import ChainDecoding
import Testing

@Suite("Bytes")
struct BytesTests {
    @Test("a slice begins at 0 and shares nothing but storage")
    func slices() throws {
        let bytes = Bytes([1, 2, 3, 4, 5])
        let middle = try #require(bytes.slice(1..<4))
        #expect(middle.array == [2, 3, 4])
        #expect(middle.byte(at: 0) == 2)
        #expect(middle.byte(at: 3) == nil)
        #expect(middle.byte(at: -1) == nil)
        #expect(middle.slice(1..<2) == Bytes([3]))
        #expect(middle.slice(1..<4) == nil)
        #expect(middle.slice(-1..<2) == nil)
        #expect(bytes.slice(5..<5) == Bytes())
        #expect("\(middle) \(Bytes())" == "0x020304 0x")
    }
}
