import NIOCore
import Synchronization

/// Lets the first of several connections win and ends the others.
final class ConnectRace: Sendable {
    private struct State {
        var winner: Int?
        var leases: [Int: ChannelLease] = [:]
    }

    private let state = Mutex(State())

    /// Whether some connection has won.
    var isWon: Bool { state.withLock { $0.winner != nil } }

    /// Whether a connection has won.
    func isWon(by entrant: Int) -> Bool { state.withLock { $0.winner == entrant } }

    /// Enters an attempt to connect; false when the race is over already.
    func enter(_ entrant: Int, _ lease: ChannelLease) -> Bool {
        state.withLock { state in
            guard state.winner == nil else { return false }
            state.leases[entrant] = lease
            return true
        }
    }

    /// Claims the victory for a connection that was made, and ends the others if it gets it.
    func claim(_ entrant: Int) -> Bool {
        let losers = state.withLock { state -> [ChannelLease]? in
            guard state.winner == nil else { return nil }
            state.winner = entrant
            defer { state.leases = [:] }
            return state.leases.filter { $0.key != entrant }.map(\.value)
        }
        guard let losers else { return false }
        for loser in losers { loser.cancel() }
        return true
    }
}

/// Lets nothing of a connection that comes too late begin.
final class ConnectRaceGate: ChannelInboundHandler {
    typealias InboundIn = Any

    private let race: ConnectRace
    private let entrant: Int

    init(_ race: ConnectRace, entrant: Int) {
        self.race = race
        self.entrant = entrant
    }

    func channelActive(context: ChannelHandlerContext) {
        if race.claim(entrant) {
            context.fireChannelActive()
        } else {
            context.close(promise: nil)
        }
    }
}
