import Foundation
import MEVReportKit
import Testing

/// The samples beside the package, which nobody has signed.
enum Sample {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Samples").standardizedFileURL

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static let block = [path("block.json"), path("receipts.json")]
}

@Suite("Reports on the sample")
struct SampleTests {
    private func run(_ arguments: String...) -> MEVReport.Result {
        MEVReport.run(Sample.block + arguments, isTerminal: false)
    }

    @Test("tell who was sandwiched, by whom, how, and what it cost")
    func sandwich() {
        let result = run("--tokens", Sample.path("tokens.json"))
        #expect(result.status == 0 && result.complaints == [] && result.page == nil)
        let wanted = """
            Sandwich: 3 transactions, 1 pool, 1 victim, 100 % sure by sandwich.pool
              0xaAaA…aaAa traded right before and after 1 victim in a pool: that leaves
              +0.640611 ETH as far as logs tell, before gas. The victim lost at least
              1,459.24 PEPPER, ≈ 0.80662 ETH.
              attacker      0xaAaAaAaaAaAaAaaAaAAAAAAAAaaaAaAaAaaAaaAa
                            0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE
              victim        0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB  transaction 1
              Uniswap V2 0x2222222222222222222222222222222222222222
                0  front   the attacker          20 WETH → 38,350.5 PEPPER
                1  victim  0xbBbB…BBbB           10 WETH → 18,090.9 PEPPER
                     lost 1,459.24 PEPPER, 7.4 %
                2  back    the attacker  38,350.5 PEPPER → 20.6406 WETH
              on balance    +0.640611 ETH
                            as far as logs tell
              paid          0.00792 ETH for gas, 0.00562 ETH of it for the beneficiary
              after gas     +0.632691 ETH
              others lost   at least 1,459.24 PEPPER
                            ≈ 0.80662 ETH

            """
        #expect(result.output.contains(wanted), "\(result.output)")
        for piece in ["Block 20,000,000", "1 sandwich", "1 backrun", "1 liquidation", "0.00798 ETH of priority fees"] {
            #expect(result.output.contains(piece), "\(piece)")
        }
        #expect(!result.output.contains("\u{1b}"))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(MEVReport.run(Sample.block + ["--color", "always"], isTerminal: false).output.contains("\u{1b}[31m"))
    }
}
