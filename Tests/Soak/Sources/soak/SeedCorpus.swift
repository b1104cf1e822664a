import FoundationEssentials

/// Seeds in which something was wrong once, one in a line, with a note after `#`.
struct SeedCorpus {
    let seeds: [UInt64]

    init(path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SoakError("“\(path)” cannot be read")
        }
        seeds = try text.split(separator: "\n").enumerated()
            .compactMap { number, line -> UInt64? in
                let entry = line.prefix { $0 != "#" }.filter { $0 != " " }
                guard !entry.isEmpty else { return nil }
                guard let seed = UInt64(entry) else { throw SoakError("\(path):\(number + 1): “\(entry)” is no seed") }
                return seed
            }
    }
}
