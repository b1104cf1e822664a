import CMemory
import Foundation

/// What this process, or another one, takes of the machine.
package enum ProcessUsage {
    /// Bytes that have been allocated and not freed.
    package static var heapByteCount: Double { Double(heap_byte_count()) }

    /// How often this thread has asked for memory so far.
    package static var allocationCount: Int { allocation_count() }

    /// Bytes of this process that are in memory.
    package static var residentByteCount: Double {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Double(fields[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// Seconds of CPU that this process has used.
    package static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Seconds of CPU that another process has used.
    package static func processorSeconds(of process: Int32) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        // The name in parentheses may hold blanks; what follows it does not.
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12 else { return 0 }
        return ((Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
