/// The sets of rules that Ethereum has had, in their order, without those that only put off its difficulty bomb.
public enum Hardfork: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// The first, July 2015.
    case frontier
    /// March 2016 (EIP-606).
    case homestead
    /// October 2016 (EIP-608), also known as EIP-150.
    case tangerineWhistle
    /// November 2016 (EIP-607), also known as EIP-158.
    case spuriousDragon
    /// October 2017 (EIP-609).
    case byzantium
    /// Active only on test chains: February 2019 brought it together with the next (EIP-1013).
    case constantinople
    /// February 2019 (EIP-1716).
    case petersburg
    /// December 2019 (EIP-1679).
    case istanbul
    /// April 2021.
    case berlin
    /// August 2021.
    case london
    /// The Merge, September 2022.
    case paris
    /// April 2023.
    case shanghai
    /// March 2024 (EIP-7569).
    case cancun
    /// May 2025 (EIP-7600).
    case prague
    /// December 2025 (EIP-7607).
    case osaka

    /// Whether one came before another.
    public static func < (left: Hardfork, right: Hardfork) -> Bool { left.rawValue < right.rawValue }
}
