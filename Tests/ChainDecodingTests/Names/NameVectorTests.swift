import ChainDecoding
import Testing

/// Public vectors of names.
@Suite("Name vectors", .needsSharedData)
struct NameVectorTests {
    private struct Case: Decodable {
        var name: String
        var norm: String?
        var error: Bool?
        var comment: String?
    }

    /// Whether two texts are the same code points; `==` takes canonically equivalent ones for equal.
    private func isSame(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.elementsEqual(right.unicodeScalars)
    }

    /// Comments that an implementation wrote begin so; the others were written by hand.
    private static let reasons = [
        "empty label", "disallowed character: ", "illegal mixture: ", "whole-script confusable: ",
        "illegal placement: ",
        "underscore allowed only at start", "invalid label extension: ", "duplicate non-spacing marks: ",
    ]

    private func check(_ cases: [Case]) throws -> (errors: Int, changed: Int, reasons: Int) {
        var counts = (errors: 0, changed: 0, reasons: 0)
        for vector in cases {
            do throws(ENSNameError) {
                // One that is to be refused has 100 KB.
                let name = try ENSName(normalizing: vector.name, limit: .max)
                #expect(vector.error == nil, "\(vector.name) must be refused: \(vector.comment ?? "")")
                #expect(isSame(name.text, vector.norm ?? vector.name), "\(vector.name)")
                let beautiful = try name.beautified()
                #expect(try ENSName(normalizing: beautiful) == name, "\(beautiful)")
                if vector.norm != nil { counts.changed += 1 }
            } catch {
                #expect(vector.error == true, "\(vector.name): \(error)")
                counts.errors += 1
                guard let comment = vector.comment, Self.reasons.contains(where: comment.hasPrefix) else { continue }
                var reason = error.reason.description[...]
                if case .wholeScriptConfusable = error.reason {
                    // Which one of several groups with a lookalike is named, is left open.
                    reason = reason[..<(reason.lastIndex(of: "/") ?? reason.endIndex)]
                    #expect(comment.hasPrefix(reason), "\(error)")
                } else {
                    #expect(isSame(String(reason), comment), "\(error)")
                }
                counts.reasons += 1
            }
        }
        return counts
    }

    @Test("ENSIP-15: all are normalised, or refused with the right reason")
    func validation() throws {
        let cases = try SharedData.json([Case].self, "ens-normalize/validate/tests.json.gz")
        let counts = try check(cases)
        #expect(cases.count == 38_614)
        #expect(counts == (17_147, 12_496, 17_093))
        print(
            "names of ENSIP-15: \(cases.count), of which refused: \(counts.errors), for the reason named: \(counts.reasons)"
        )
    }

    @Test("ENSIP-15: those written by hand")
    func custom() throws {
        let cases = try SharedData.json([Case].self, "ens-normalize/validate/custom-tests.json")
        let counts = try check(cases)
        #expect(cases.count == 103)
        print("names of ENSIP-15 written by hand: \(cases.count), of which refused: \(counts.errors)")
    }

    private struct Hashed: Decodable {
        var name: String
        var ensName: String
        var namehash: String?
    }

    /// Characters that the rules of Unicode 17 disallow and those before Unicode 16, by which ethers made its vectors,
    /// did not: arrows, tone marks of Ethiopic and punctuation of Coptic.
    private static let disallowedSince: [ClosedRange<Unicode.Scalar>] = [
        "\u{1390}"..."\u{1399}", "\u{2794}"..."\u{27BE}", "\u{2B00}"..."\u{2BFF}", "\u{2CFA}"..."\u{2CFB}",
    ]

    /// Characters that they allow since: new emoji, skin tones of others, and a wide dollar sign.
    private static let allowedSince: [Unicode.Scalar] = [
        "\u{1FAE9}", "\u{1FAEF}", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}", "\u{FF04}",
    ]

    /// Whether a name that ethers accepts is refused because the rules have changed.
    private func isDisallowedSince(_ error: ENSNameError) -> Bool {
        switch error.reason {
        case .disallowedCharacter(let character): Self.disallowedSince.contains { $0.contains(character) }
        case .wholeScriptConfusable: error.label.unicodeScalars.first == "\u{FD3D}"
        default: false
        }
    }

    @Test("ethers: namehashes")
    func namehashes() throws {
        let cases = try SharedData.json([Hashed].self, "ethers/namehash.json.gz")
        var (hashed, refused, disallowedSince, allowedSince) = (0, 0, 0, 0)
        for vector in cases {
            do throws(ENSNameError) {
                let name = try ENSName(normalizing: vector.ensName)
                if let namehash = vector.namehash {
                    #expect("\(name.namehash)" == namehash, "\(vector.name)")
                    hashed += 1
                } else {
                    #expect(vector.ensName.unicodeScalars.contains { Self.allowedSince.contains($0) }, "\(name)")
                    allowedSince += 1
                }
            } catch {
                if vector.namehash == nil {
                    refused += 1
                } else {
                    #expect(isDisallowedSince(error), "\(error)")
                    disallowedSince += 1
                }
            }
        }
        #expect((hashed, refused) == (21_198, 16_200))
        #expect((disallowedSince, allowedSince) == (70, 22))
        #expect(cases.count == 37_490)
        print("namehashes of ethers: \(cases.count), \(hashed) right, \(refused) refused, rules changed for the others")
    }
}
