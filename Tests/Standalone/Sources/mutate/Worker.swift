import ChainFuzzing
import Foundation

/// A process of its own that decodes mutations: one that traps takes nothing else with it.
final class Worker {
    /// What allocates more than that in all traps.
    private static let memoryLimit: rlim_t = 4 << 30

    private let shared: UnsafeMutablePointer<Progress>
    private let process: pid_t

    var progress: Progress { shared.pointee }

    /// Starts to decode every so many of the mutations in a range.
    init(_ corpus: Corpus, seed: UInt64, mutations: StrideTo<UInt64>) throws {
        let memory = mmap(
            nil,
            MemoryLayout<Progress>.size,
            PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS,
            -1,
            0
        )
        guard let memory, memory != MAP_FAILED else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        shared = memory.bindMemory(to: Progress.self, capacity: 1)
        shared.initialize(to: Progress())
        process = fork()
        guard process >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        guard process == 0 else { return }
        var limit = rlimit(rlim_cur: Self.memoryLimit, rlim_max: Self.memoryLimit)
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        for mutation in mutations { decode(corpus.mutation(mutation, seed: seed), mutation, by: corpus.target) }
        _exit(0)
    }

    deinit { munmap(shared, MemoryLayout<Progress>.size) }

    private func decode(_ input: [UInt8], _ mutation: UInt64, by target: ChainFuzzTarget) {
        shared.pointee.current = mutation
        var isAccepted = false
        let cost = Cost(decoding: input, mutation) { isAccepted = target.run(input) }
        shared.pointee.count += 1
        shared.pointee.acceptedCount += isAccepted ? 1 : 0

        let isUsual = input.count <= VectorList.maximumByteCount
        let isSlowest = isUsual && cost.nanoseconds > shared.pointee.slowest.nanoseconds
        guard isSlowest || cost.share(of: target) > shared.pointee.hungriest.share(of: target) else { return }
        // The machine may have been slow, not the decoder; and tables that are made once have been made by now.
        let again = (0..<3).map { _ in Cost(decoding: input, mutation) { isAccepted = target.run(input) } }
        var least = cost
        for other in again {
            least.nanoseconds = min(least.nanoseconds, other.nanoseconds)
            least.allocated = min(least.allocated, other.allocated)
        }
        if isUsual, least.nanoseconds > shared.pointee.slowest.nanoseconds { shared.pointee.slowest = least }
        if least.share(of: target) > shared.pointee.hungriest.share(of: target) { shared.pointee.hungriest = least }
    }

    /// How the process has ended; `nil` if it runs.
    func poll() -> Ending? {
        var status: CInt = 0
        guard waitpid(process, &status, WNOHANG) == process else { return nil }
        return status == 0 ? .finished : .died(signal: status & 0x7f)
    }

    func kill() {
        var status: CInt = 0
        Foundation.kill(process, SIGKILL)
        waitpid(process, &status, 0)
    }

    enum Ending: Equatable {
        case finished
        case died(signal: CInt)
    }
}
