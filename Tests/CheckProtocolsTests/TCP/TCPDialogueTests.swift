import MonitorCore
import NIOCore
import Testing

@testable import CheckProtocols

@Suite struct TCPDialogueTests {
    private func dialogue(_ steps: [TCPStep], maximumReadSize: Int = 1_000) -> TCPDialogue {
        TCPDialogue(
            TCPCheckConfiguration(host: "h", port: 1, dialogue: steps, maximumReadSize: maximumReadSize),
            startedAt: .zero,
            timeout: .seconds(1),
            wallClock: SystemTimeSource()
        )
    }

    /// However the bytes are split, the dialogue goes the same way.
    @Test(arguments: 0..<50 as Range<UInt64>)
    func theSplittingOfBytesDoesNotMatter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var dialogue = dialogue([
            .expect(Array("aab".utf8)),
            .send([1]),
            .expectPattern(try RegularExpression("c+d")),
            .expect(Array("e".utf8)),
            .send([2]),
        ])
        var rest = Array("aaaabxxcccdxe".utf8)[...]
        var sent: [UInt8] = []
        var isFinished = false
        var actions = [dialogue.handle(.connected, at: .zero)]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...4, using: &random))
            rest = rest.dropFirst(piece.count)
            actions.append(dialogue.handle(.received(ByteBuffer(bytes: piece)), at: .seconds(1)))
        }
        for action in actions {
            switch action {
            case .wait: break
            case .send(let buffers): sent += buffers.flatMap { Array($0.readableBytesView) }
            case .sendAndFinish(let buffers):
                sent += buffers.flatMap { Array($0.readableBytesView) }
                isFinished = true
            case .finish: isFinished = true
            }
        }
        #expect(sent == [1, 2], "seed \(seed)")
        #expect(isFinished, "seed \(seed)")
        #expect(dialogue.report.failure == nil, "seed \(seed)")
    }

    /// Whatever bytes come and however they are split, every dialogue ends.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func arbitraryBytesNeverTrap(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let patterns = try ["^220[ -]", "(a|b)*c", ".+\\d", "\\x00"].map { try RegularExpression($0) }
        let steps = (0..<Int.random(in: 0...5, using: &random))
            .map { _ -> TCPStep in
                let bytes = (0..<Int.random(in: 0...4, using: &random))
                    .map { _ in UInt8.random(in: 96...99, using: &random) }
                switch Int.random(in: 0..<3, using: &random) {
                case 0: return .send(bytes)
                case 1: return .expect(bytes)
                default: return .expectPattern(patterns[Int.random(in: 0..<patterns.count, using: &random)])
                }
            }
        var dialogue = dialogue(steps, maximumReadSize: 500)
        var bytes = Array("220 ready\r\nabcabc 1\0ccc".utf8)
        bytes.mutate(using: &random)
        var action = dialogue.handle(.connected, at: .zero)
        var rest = bytes[...]
        events: while true {
            switch action {
            case .finish, .sendAndFinish: break events
            case .wait, .send: break
            }
            if rest.isEmpty {
                guard case .finish = dialogue.handle(.closed, at: .seconds(2)) else {
                    Issue.record("seed \(seed): it goes on after the end")
                    return
                }
                #expect(dialogue.report.failure != nil, "seed \(seed)")
                break
            }
            let piece = rest.prefix(Int.random(in: 1...4, using: &random))
            rest = rest.dropFirst(piece.count)
            action = dialogue.handle(.received(ByteBuffer(bytes: piece)), at: .seconds(1))
        }
        #expect(dialogue.report.fault == nil, "seed \(seed)")
    }

    @Test func whatWasExpectedBeforeIsConsumed() {
        var dialogue = dialogue([.expect([1]), .expect([1])])
        _ = dialogue.handle(.connected, at: .zero)
        guard case .wait = dialogue.handle(.received(ByteBuffer(bytes: [1])), at: .zero) else {
            Issue.record("one byte met both expectations")
            return
        }
        guard case .finish = dialogue.handle(.received(ByteBuffer(bytes: [1])), at: .zero) else {
            Issue.record("the second byte was not taken")
            return
        }
    }

    @Test func theWorkOfPatternsIsBounded() throws {
        var dialogue = dialogue(
            [.expectPattern(try RegularExpression("(x+x+)+y"))],
            maximumReadSize: 16 << 20
        )
        _ = dialogue.handle(.connected, at: .zero)
        let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 1_000)
        for _ in 0..<5_000 {
            if case .finish = dialogue.handle(.received(chunk), at: .zero) { break }
        }
        #expect(dialogue.report.fault?.fault.cause == .notRunnable)
    }
}
