import ChainDecoding
import Testing

@Suite("Names of random text")
struct NamePropertyTests {
    /// Characters that mean something to the rules, so that random text of them is often almost valid.
    private static let alphabet: [Unicode.Scalar] = [
        "a", "B", "0", "-", "_", "$", ".", "'", "x", "\u{2019}", "\u{2044}", "\u{30FB}", "\u{200D}", "\u{FE0F}",
        "\u{20E3}",
        "\u{301}", "\u{316}", "\u{653}", "\u{64B}", "\u{E9}", "\u{3BE}", "\u{39E}", "\u{430}", "\u{445}", "\u{456}",
        "\u{627}",
        "\u{1F468}", "\u{1F469}", "\u{1F3FB}", "\u{2764}", "\u{1F525}", "\u{1F1FA}", "\u{1F1F8}", "\u{1F3F4}",
        "\u{E0067}",
        "\u{E007F}", "\u{AC00}", "\u{11A8}", "\u{1100}", "\u{1161}", "\u{4E00}", "\u{13C0}", "\u{AD}", "\u{2122}",
        "\u{BD}",
    ]

    private func text(_ generator: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let isKnown = UInt32.random(in: 0...7, using: &generator) > 0
            let any = UInt32.random(in: 0...0x10_FFFF, using: &generator)
            let known = Self.alphabet.randomElement(using: &generator)
            text.append((isKnown ? known : Unicode.Scalar(any)) ?? "\u{FFFD}")
        }
        return String(text)
    }

    @Test("normalisation is idempotent, undoes beautification, and otherwise names the label")
    func normalization() throws {
        let seed: UInt64 = 0x0E45
        var generator = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<20_000 {
            let text = text(&generator)
            do throws(ENSNameError) {
                let name = try ENSName(normalizing: text)
                #expect(try ENSName(normalizing: name.text) == name, "\(text)")
                #expect(try ENSName(normalizing: try name.beautified()) == name, "\(text)")
                #expect(name.isNormalized)
                #expect((try? ENSName(name.text)) == name, "\(text)")
                #expect((try? ENSName(dnsEncoded: Bytes(name.dnsEncoded))) == name, "\(text)")
                accepted += 1
            } catch {
                let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
                #expect(labels.contains { $0.elementsEqual(error.label.unicodeScalars) }, "\(error)")
            }
        }
        print("names of random text, seed \(seed): \(accepted) of 20,000 are valid")
        #expect(accepted > 1_000)
    }

    @Test("random bytes are a name in the form of DNS, or an error")
    func dns() throws {
        let seed: UInt64 = 0xD45
        var generator = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                        & [3, 127, 255][Int.random(in: 0...2, using: &generator)]
                }
            do throws(DecodeError) {
                let name = try ENSName(dnsEncoded: Bytes(bytes))
                #expect(name.dnsEncoded == bytes)
                #expect(try ENSName(name.text) == name)
                accepted += 1
            } catch {
                #expect(error.offset.map { $0 <= bytes.count } ?? false, "\(bytes)")
            }
        }
        print("names of random bytes, seed \(seed): \(accepted) of 20,000 are valid")
        #expect(accepted > 100)
    }
}
