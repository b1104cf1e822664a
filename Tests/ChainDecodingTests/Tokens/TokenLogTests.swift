import ChainDecoding
import Testing

@Suite("Logs of tokens")
struct TokenLogTests {
    private static let token = Fake.address(1)
    private static let (a, b, c) = (Fake.address(2), Fake.address(3), Fake.address(4))

    private static func log(_ event: String, _ topics: [Hash32], _ data: [U256] = [], token: Address = token) -> Log {
        let all = LogTopics([Keccak256.hash(event)] + topics) ?? LogTopics()
        return Log(address: token, topics: all, data: Bytes(data.flatMap(\.bigEndianBytes)))
    }

    private static func word(_ address: Address) -> Hash32 { Fake.word(address) }

    private static func number(_ address: Address) -> U256 { U256(hex: address.description) ?? .zero }

    private static let transfer = "Transfer(address,address,uint256)"

    @Test("transfers are told apart by their topics")
    func transfers() {
        let logs = [
            Self.log(Self.transfer, [Self.word(Self.a), Self.word(Self.b)], [7]),
            Self.log(Self.transfer, [Self.word(.zero), Self.word(Self.b), Hash32(0, 0, 0, 9)]),
            Self.log(Self.transfer, [], [Self.number(Self.a), Self.number(Self.b), 8]),
            Self.log("Other(uint256)", []),
            Self.log(
                "TransferSingle(address,address,address,uint256,uint256)",
                [Self.word(Self.c), Self.word(Self.a), Self.word(.zero)],
                [5, 6]
            ),
            Self.log(
                "TransferBatch(address,address,address,uint256[],uint256[])",
                [Self.word(Self.c), Self.word(Self.a), Self.word(Self.b)],
                [64, 160, 2, 1, 2, 2, 10, 20]
            ),
            Self.log(
                "ConsecutiveTransfer(uint256,uint256,address,address)",
                [Hash32(0, 0, 0, 3), Self.word(.zero), Self.word(Self.a)],
                [12]
            ),
        ]
        let transfers = TokenTransfer.transfers(in: logs, wrappedNative: nil)
        #expect(transfers.map(\.standard) == [.erc20, .erc721, nil, .erc1155, .erc1155, .erc1155, .erc721])
        #expect(transfers.map(\.amount) == [7, 1, 8, 6, 10, 20, 10])
        #expect(transfers.map(\.tokenID) == [nil, 9, nil, 5, 1, 2, 3])
        #expect(transfers.map(\.from) == [Self.a, .zero, Self.a, Self.a, Self.a, Self.a, .zero])
        #expect(transfers.map(\.to) == [Self.b, Self.b, Self.b, .zero, Self.b, Self.b, Self.a])
        #expect(transfers.map(\.mover) == [nil, nil, nil, Self.c, Self.c, Self.c, nil])
        #expect(transfers.map(\.logIndex) == [0, 1, 2, 4, 5, 5, 6])
        #expect(transfers.map(\.isMint) == [false, true, false, false, false, false, true])
        #expect(transfers.map(\.isBurn) == [false, false, false, true, false, false, false])
    }

    @Test("what ERC-777 and wrapped tokens log twice is one transfer")
    func doubles() {
        let weth = Fake.address(5)
        let sent = "Sent(address,address,address,uint256,bytes,bytes)"
        let logs = [
            Self.log(sent, [Self.word(Self.c), Self.word(Self.a), Self.word(Self.b)], [7, 96, 128, 0, 0]),
            Self.log(Self.transfer, [Self.word(Self.a), Self.word(Self.b)], [7]),
            // The same amount once more, without an operator.
            Self.log(Self.transfer, [Self.word(Self.a), Self.word(Self.b)], [7]),
            Self.log(
                "Minted(address,address,uint256,bytes,bytes)",
                [Self.word(Self.c), Self.word(Self.a)],
                [3, 96, 128, 0, 0]
            ),
            Self.log(
                "Burned(address,address,uint256,bytes,bytes)",
                [Self.word(Self.c), Self.word(Self.b)],
                [4, 96, 128, 0, 0]
            ),
            Self.log(Self.transfer, [Self.word(Self.b), Self.word(.zero)], [4]),
            Self.log("Deposit(address,uint256)", [Self.word(Self.a)], [11], token: weth),
            Self.log("Withdrawal(address,uint256)", [Self.word(Self.b)], [12], token: weth),
            Self.log("Deposit(address,uint256)", [Self.word(Self.a)], [13], token: Self.c),
        ]
        let transfers = TokenTransfer.transfers(in: logs, wrappedNative: weth)
        #expect(transfers.map(\.logIndex) == [1, 2, 3, 5, 6, 7])
        #expect(transfers.map(\.standard) == [.erc777, .erc20, .erc777, .erc777, .wrappedNative, .wrappedNative])
        #expect(transfers.map(\.mover) == [Self.c, nil, Self.c, Self.c, nil, nil])
        #expect(transfers.map(\.isMint) == [false, false, true, false, true, false])
        let wrapping = [
            Self.log(Self.transfer, [Self.word(.zero), Self.word(Self.a)], [5], token: Self.c),
            Self.log("Deposit(address,uint256)", [Self.word(Self.a)], [5], token: Self.c),
        ]
        #expect(TokenTransfer.transfers(in: wrapping, wrappedNative: nil).map(\.standard) == [.erc20])
        #expect(TokenTransfer.transfers(in: wrapping, wrappedNative: Self.c).map(\.standard) == [.wrappedNative])
    }

    @Test("events have the topics that explorers show")
    func topics() {
        let topics = [
            (Self.transfer, "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"),
            (
                "TransferSingle(address,address,address,uint256,uint256)",
                "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62"
            ),
            (
                "TransferBatch(address,address,address,uint256[],uint256[])",
                "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb"
            ),
            (
                "ConsecutiveTransfer(uint256,uint256,address,address)",
                "0xdeaa91b6123d068f5821d0fb0678463d1a8a6079fe8af5de3ce5e896dcf9133d"
            ),
            ("Deposit(address,uint256)", "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c"),
            ("Withdrawal(address,uint256)", "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65"),
            (
                "ApprovalForAll(address,address,bool)",
                "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"
            ),
            (
                "Deposit(address,address,uint256,uint256)",
                "0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7"
            ),
            (
                "Withdraw(address,address,address,uint256,uint256)",
                "0xfbde797d201c681b91056529119e0b02407c7bb96a4a2c75c01fc9667232c8db"
            ),
            (
                "Permit(address,address,address,uint160,uint48,uint48)",
                "0xc6a377bfc4eb120024a8ac08eef205be16b817020812c73223e81d1bdb9708ec"
            ),
        ]
        for (event, topic) in topics { #expect(Self.log(event, []).topics.topic0?.description == topic, "\(event)") }
    }

    @Test("malformed logs are passed")
    func malformed() {
        let dirty = Hash32(1, 0, 0, 0)
        let logs = [
            Self.log(Self.transfer, [Self.word(Self.a), Self.word(Self.b)]),
            Self.log(Self.transfer, [Self.word(Self.a)], [1]),
            Self.log(Self.transfer, [dirty, Self.word(Self.b)], [1]), Self.log(Self.transfer, [], [1, 2]),
            Self.log(
                "TransferBatch(address,address,address,uint256[],uint256[])",
                [dirty, dirty, dirty],
                [64, 160, 0, 0]
            ),
            Self.log(
                "TransferBatch(address,address,address,uint256[],uint256[])",
                [Self.word(Self.c), Self.word(Self.a), Self.word(Self.b)],
                [64, 128, 1, 1, 0]
            ),
            Self.log(
                "TransferBatch(address,address,address,uint256[],uint256[])",
                [Self.word(Self.c), Self.word(Self.a), Self.word(Self.b)],
                [64, .max, .max]
            ),
            Self.log(
                "ConsecutiveTransfer(uint256,uint256,address,address)",
                [Hash32(0, 0, 0, 3), Self.word(.zero), Self.word(Self.a)],
                [2]
            ),
            Self.log("Sent(address,address,address,uint256,bytes,bytes)", [Self.word(Self.c), Self.word(Self.a)], [7]),
            Self.log("Deposit(address,uint256)", [], [11], token: Self.c),
            Log(address: Self.token, topics: LogTopics()),
        ]
        #expect(TokenTransfer.transfers(in: logs, wrappedNative: Self.c).isEmpty)
        for log in logs { #expect(TokenApproval(log) == nil && VaultEvent(log) == nil) }
        var generator = SeededGenerator(seed: 52)
        for log in logs {
            for count in 0...5 {
                let data = (0..<count * 32).map { _ in UInt8.random(in: 0...3, using: &generator) }
                _ = TokenTransfer.transfers(
                    in: [Log(address: log.address, topics: log.topics, data: Bytes(data))],
                    wrappedNative: Self.c
                )
            }
        }
    }

    @Test("approvals of all standards are read")
    func approvals() {
        let (a, b) = (Self.word(Self.a), Self.word(Self.b))
        let approval = "Approval(address,address,uint256)"
        func expected(_ scope: TokenApproval.Scope) -> TokenApproval {
            TokenApproval(token: Self.token, owner: Self.a, spender: Self.b, scope: scope)
        }
        #expect(TokenApproval(Self.log(approval, [a, b], [.max])) == expected(.amount(.max)))
        #expect(TokenApproval(Self.log(approval, [a, b, Hash32(0, 0, 0, 4)])) == expected(.token(4)))
        #expect(TokenApproval(Self.log("ApprovalForAll(address,address,bool)", [a, b], [1])) == expected(.all(true)))
        #expect(TokenApproval(Self.log("ApprovalForAll(address,address,bool)", [a, b], [2])) == nil)
        #expect(TokenApproval(Self.log("AuthorizedOperator(address,address)", [b, a])) == expected(.all(true)))
        #expect(TokenApproval(Self.log("RevokedOperator(address,address)", [b, a])) == expected(.all(false)))
        let permit2 = Fake.address(0xff)
        let topics = [a, Self.word(Self.token), b]
        let leave = TokenApproval(token: Self.token, owner: Self.a, spender: Self.b, scope: .amount(5), expiration: 6)
        let logs = [
            Self.log("Approval(address,address,address,uint160,uint48)", topics, [5, 6], token: permit2),
            Self.log("Permit(address,address,address,uint160,uint48,uint48)", topics, [5, 6, 7], token: permit2),
        ]
        for log in logs { #expect(TokenApproval(log) == leave) }
    }

    @Test("what goes into vaults and out is read")
    func vaults() {
        let topics = [Self.word(Self.a), Self.word(Self.b), Self.word(Self.c)]
        let deposit = VaultEvent(
            Self.log("Deposit(address,address,uint256,uint256)", Array(topics.prefix(2)), [10, 9])
        )
        #expect(deposit?.isDeposit == true && deposit?.owner == Self.b && deposit?.receiver == nil)
        #expect(deposit?.assets == 10 && deposit?.shares == 9 && deposit?.vault == Self.token)
        let withdraw = VaultEvent(Self.log("Withdraw(address,address,address,uint256,uint256)", topics, [10, 9]))
        #expect(withdraw?.isDeposit == false && withdraw?.sender == Self.a)
        #expect(withdraw?.receiver == Self.b && withdraw?.owner == Self.c)
    }

    @Test("fees for transfers and answers of transfers are told")
    func helpers() {
        #expect(TokenTransfer.fee(onSending: 100, before: 5, after: 103) == 2)
        #expect(TokenTransfer.fee(onSending: 100, before: 5, after: 105) == 0)
        #expect(TokenTransfer.fee(onSending: 100, before: 5, after: 106) == nil)
        #expect(TokenTransfer.fee(onSending: 100, before: 5, after: 4) == nil)
        #expect(TokenTransfer.hasSucceeded(returning: Bytes()))
        #expect(TokenTransfer.hasSucceeded(returning: Fake.answer(1)))
        #expect(!TokenTransfer.hasSucceeded(returning: Fake.answer(0)))
        #expect(!TokenTransfer.hasSucceeded(returning: Bytes([1])))
    }
}
