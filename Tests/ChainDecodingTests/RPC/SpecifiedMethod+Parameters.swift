import ChainDecoding
import Foundation
import Testing

/// A parameter that the library's types cannot express.
struct InexpressibleParameter: Error {}

extension SpecifiedMethod {
    /// Makes a method of a request that Foundation has read.
    init(_ name: String, _ parameters: [Any]) throws {
        let parameters = SpecifiedParameters(all: parameters)
        if let method = try Self.ofBlocks(name, parameters) ?? Self.ofState(name, parameters)
            ?? Self.ofNodes(name, parameters) ?? Self.ofCalls(name, parameters) ?? Self.ofDebugging(name, parameters)
        {
            self = method
        } else {
            throw InexpressibleParameter()
        }
    }

    private static func ofBlocks(_ name: String, _ all: SpecifiedParameters) throws -> SpecifiedMethod? {
        switch name {
        case "eth_blockNumber": Self(.blockNumber) { .quantity($0) }
        case "eth_getBlockByHash":
            Self(.getBlockByHash(try all.hash(0), full: try all.boolean(1))) { $0.shape }
        case "eth_getBlockByNumber":
            Self(.getBlockByNumber(try all.number(0), full: try all.boolean(1))) { $0.shape }
        case "eth_getBlockReceipts":
            Self(.getBlockReceipts(try #require(try all.block(0)))) { .list($0.map(\.shape)) }
        case "eth_getBlockTransactionCountByHash":
            Self(.getBlockTransactionCountByHash(try all.hash(0))) { .quantity($0) }
        case "eth_getBlockTransactionCountByNumber":
            Self(.getBlockTransactionCountByNumber(try all.number(0))) { .quantity($0) }
        case "eth_getTransactionByHash": Self(.getTransactionByHash(try all.hash(0))) { $0.shape }
        case "eth_getTransactionByBlockHashAndIndex":
            Self(.getTransactionByBlockHash(try all.hash(0), index: try all.quantity(1))) { $0.shape }
        case "eth_getTransactionByBlockNumberAndIndex":
            Self(.getTransactionByBlockNumber(try all.number(0), index: try all.quantity(1))) { $0.shape }
        case "eth_getTransactionReceipt": Self(.getTransactionReceipt(try all.hash(0))) { $0.shape }
        case "eth_sendRawTransaction": Self(.sendRawTransaction(try all.bytes(0))) { .data($0) }
        case "eth_getLogs": Self(.getLogs(try all.filter(0))) { .list($0.map(\.shape)) }
        default: nil
        }
    }

    private static func ofState(_ name: String, _ all: SpecifiedParameters) throws -> SpecifiedMethod? {
        switch name {
        case "eth_getBalance": Self(.getBalance(of: try all.address(0), at: try all.block(1))) { .quantity($0) }
        case "eth_getTransactionCount":
            Self(.getTransactionCount(of: try all.address(0), at: try all.block(1))) { .quantity($0) }
        case "eth_getCode": Self(.getCode(of: try all.address(0), at: try all.block(1))) { .data($0) }
        case "eth_getStorageAt":
            Self(.getStorage(of: try all.address(0), slot: try all.slot(1), at: try all.block(2))) { .data($0) }
        case "eth_getStorageValues":
            Self(.getStorageValues(try all.slots(0), at: try all.block(1))) { result in
                .entries(result.words) { .list($0.map { .data($0) }) }
            }
        case "eth_getProof":
            Self(.getProof(of: try all.address(0), slots: try all.slotList(1), at: try all.block(2))) { $0.shape }
        default: nil
        }
    }

    private static func ofNodes(_ name: String, _ all: SpecifiedParameters) throws -> SpecifiedMethod? {
        switch name {
        case "eth_chainId": Self(.chainID) { .quantity($0) }
        case "net_version": Self(.networkID) { .text(String($0.number)) }
        case "eth_syncing": Self(.syncing) { $0.shape }
        case "eth_config": Self(.forkSchedule) { $0.shape }
        case "eth_capabilities": Self(.capabilities) { $0.shape }
        case "eth_baseFee": Self(.baseFee) { .quantity($0) }
        case "eth_blobBaseFee": Self(.blobBaseFee) { .quantity($0) }
        case "eth_feeHistory":
            Self(
                .feeHistory(
                    blockCount: try all.quantity(0),
                    newestBlock: try all.number(1),
                    percentiles: try #require(all[2] as? [Double])
                )
            ) { $0.shape }
        case "txpool_status": Self(.poolStatus) { $0.shape }
        case "txpool_content": Self(.poolContent) { $0.shape }
        case "txpool_contentFrom": Self(.poolContent(from: try all.address(0))) { $0.shape }
        default: nil
        }
    }

    private static func ofCalls(_ name: String, _ all: SpecifiedParameters) throws -> SpecifiedMethod? {
        switch name {
        case "eth_call": Self(.call(try all.transaction(0), at: try all.block(1))) { .data($0) }
        case "eth_estimateGas": Self(.estimateGas(try all.transaction(0), at: try all.block(1))) { .quantity($0) }
        case "eth_createAccessList":
            Self(.createAccessList(try all.transaction(0), at: try all.block(1))) { $0.shape }
        case "eth_simulateV1":
            Self(.simulate(try all.simulation(0), at: try all.block(1))) { .list($0.map(\.shape)) }
        case "testing_buildBlockV1":
            Self(
                .buildBlock(
                    on: try all.hash(0),
                    attributes: try all.attributes(1),
                    transactions: try (all[2] as? [String])?.map { Bytes(try Hex.decode($0, prefix: .required)) },
                    extraData: try all.bytes(3)
                )
            ) { $0.shape }
        default: nil
        }
    }

    private static func ofDebugging(_ name: String, _ all: SpecifiedParameters) throws -> SpecifiedMethod? {
        switch name {
        case "debug_getRawHeader": Self(.getRawHeader(try all.number(0))) { .data($0) }
        case "debug_getRawBlock": Self(.getRawBlock(try all.number(0))) { .data($0) }
        case "debug_getRawTransaction": Self(.getRawTransaction(try all.hash(0))) { .data($0) }
        case "debug_getRawReceipts": Self(.getRawReceipts(try all.number(0))) { .data($0) }
        case "debug_traceTransaction":
            Self(.traceOpcodes(of: try all.hash(0), options: all.traceOptions(1))) { $0.shape }
        case "debug_traceBlockByHash":
            Self(.traceOpcodes(ofBlock: try all.hash(0), options: all.traceOptions(1))) { .list($0.map(\.shape)) }
        case "debug_traceBlockByNumber":
            Self(.traceOpcodes(ofBlockNumber: try all.number(0), options: all.traceOptions(1))) {
                .list($0.map(\.shape))
            }
        default: nil
        }
    }
}
