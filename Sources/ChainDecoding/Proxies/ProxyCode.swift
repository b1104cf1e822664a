/// What the code of proxies holds, and what they are asked.
enum ProxyCode {
    static let delegateCall: UInt8 = 0xf4
    static let implementation = Selector(signature: "implementation()").bytes
    static let childImplementation = Selector(signature: "childImplementation()").bytes
    static let comptrollerImplementation = Selector(signature: "comptrollerImplementation()").bytes
    static let getAddress = Selector(signature: "getAddress(string)").bytes
    static let facets = Selector(signature: "facets()").bytes
    private static let masterCopy = Selector(signature: "masterCopy()").bytes

    /// Whether the code is a Safe's: it answers `masterCopy()` by itself, or is of version 1.0, which had no question.
    static func isSafe(_ code: Bytes) -> Bool {
        code.contains(masterCopy) || firstSafe.match(code) != nil
    }

    private static let firstSafe = CodePattern(
        "608060405273ffffffffffffffffffffffffffffffffffffffff600054163660008037600080366000845af4 …"
    )

    /// Whether the code is one of the proxies that ERC-7760 prints.
    static func isMinimalUpgradeable(_ code: Bytes) -> Bool {
        minimalUpgradeable.contains { $0.match(code) != nil }
    }

    private static let minimalUpgradeable: [CodePattern] = {
        let slot = ProxySlot.implementation.description.dropFirst(2)
        let beacon = ProxySlot.beacon.description.dropFirst(2)
        return [
            // UUPS, transparent with addresses of 20 and 14 bytes, beacon; also as variants that tell their target.
            CodePattern("363d3d373d3d363d7f \(slot) 545af4 …"),
            CodePattern("365814604357363d3d373d3d363d7f \(slot) 545af4 …"),
            CodePattern("3d3d3373 ?20 14605757363d3d37363d7f \(slot) 545af4 …"),
            CodePattern("3d3d336d ?14 14605157363d3d37363d7f \(slot) 545af4 …"),
            CodePattern("3658146083573d3d3373 ?20 14605d57363d3d37363d7f \(slot) 545af4 …"),
            CodePattern("365814607d573d3d336d ?14 14605757363d3d37363d7f \(slot) 545af4 …"),
            CodePattern("363d3d373d3d363d602036600436635c60da1b60e01b36527f \(beacon) 545afa …"),
        ]
    }()

    /// Where a mapping by addresses keeps what belongs to one.
    static func slot(of key: Address, inMappingAt slot: U256) -> Hash32? {
        guard let place = try? StorageSlot(slot).value(forKey: .address(key), as: .address) else { return nil }
        return Hash32(place.number)
    }

    /// The question for the address of a name of at most 31 bytes, as storage keeps it: in front, with twice its length
    /// behind.
    static func getAddress(ofShortText word: Hash32) -> [UInt8]? {
        let bytes = word.bytes
        guard let last = bytes.last, last > 0, last < 64, last % 2 == 0 else { return nil }
        let name = ABIValue.string(Bytes(bytes[..<Int(last / 2)]))
        guard let arguments = try? ABIEncoder.encode(name, as: .string) else { return nil }
        return getAddress + arguments
    }

    private static let facetList = ABIType.array(
        of: .tuple([ABIParameter(.address), ABIParameter(.array(of: .fixedBytes(count: 4)))])
    )

    /// The facets that a diamond tells of; `nil` if there are none, too many, or the answer is something else.
    static func facets(in output: Bytes, limit: Int) -> [DiamondFacet]? {
        guard case .list(let values)? = try? ABIDecoder().decode(facetList, from: output), !values.isEmpty,
            values.count <= limit
        else { return nil }
        return values.compactMap { value in
            guard case .list(let members) = value, case .address(let address)? = members.first,
                case .list(let selectors)? = members.last
            else { return nil }
            return DiamondFacet(
                address: address,
                selectors: selectors.compactMap { selector in
                    guard case .bytes(let bytes) = selector else { return nil }
                    return Selector(bytes)
                }
            )
        }
    }
}

extension Bytes {
    /// Whether some bytes stand anywhere among these.
    func contains(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        return withSpan { bytes in
            guard bytes.count >= part.count else { return false }
            for start in 0...bytes.count - part.count where bytes[start] == first {
                if part.indices.allSatisfy({ bytes[start + $0] == part[$0] }) { return true }
            }
            return false
        }
    }
}
