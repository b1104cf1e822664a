import ChainDecoding

/// The different runs of four bytes in calldata, by which copies are told whatever stands around them.
///
/// The addresses of who sends it are left out, since a copy has others in their place.
struct CalldataShingles {
    /// How many bytes a run has.
    static let width = 4
    /// How many runs stand for all in a first look.
    private static let sketchSize = 64

    let runs: Set<UInt32>

    /// Reads calldata.
    ///
    /// - Parameters:
    ///   - input: The calldata.
    ///   - masked: The accounts to leave out.
    ///   - byteLimit: How many bytes are looked at.
    init(_ input: Bytes, masking masked: [Address], byteLimit: Int) {
        let bytes = Self.masked(Array(input.array.prefix(max(byteLimit, 0))), masked.map(\.bytes))
        var runs: Set<UInt32> = []
        runs.reserveCapacity(bytes.count)
        var run: UInt32 = 0
        for (index, byte) in bytes.enumerated() {
            run = run << 8 | UInt32(byte)
            if index + 1 >= Self.width { runs.insert(run) }
        }
        self.runs = runs
    }

    /// The same runs whatever the calldata: those of which a mixed value is least.
    var sketch: ArraySlice<UInt32> {
        runs.sorted { (Self.mix($0), $0) < (Self.mix($1), $1) }.prefix(Self.sketchSize)
    }

    /// How many of some runs occur in this, in thousandths of them.
    func thousandths(of others: some Collection<UInt32>) -> Int {
        others.isEmpty ? 0 : others.count(where: runs.contains) * 1_000 / others.count
    }

    /// The calldata with zeros for some accounts.
    private static func masked(_ bytes: [UInt8], _ accounts: [[UInt8]]) -> [UInt8] {
        var result = bytes
        for account in accounts where account.count <= bytes.count {
            guard let first = account.first else { continue }
            var index = 0
            while index <= bytes.count - account.count {
                if bytes[index] == first, bytes[index..<index + account.count].elementsEqual(account) {
                    for place in index..<index + account.count { result[place] = 0 }
                    index += account.count
                } else {
                    index += 1
                }
            }
        }
        return result
    }

    /// A permutation of all numbers of 32 bits (the finalizer of MurmurHash3).
    private static func mix(_ value: UInt32) -> UInt32 {
        var value = value
        value = (value ^ value >> 16) &* 0x85eb_ca6b
        value = (value ^ value >> 13) &* 0xc2b2_ae35
        return value ^ value >> 16
    }
}
