import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The terminal that standard output is attached to, if it is.
struct Terminal: Sendable {
    /// Columns.
    var width: Int
    /// Rows.
    var height: Int

    /// The terminal, or `nil` when standard output goes elsewhere.
    static var current: Terminal? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return Terminal(width: 80, height: 24)
        }
        return Terminal(width: Int(size.ws_col), height: Int(size.ws_row))
    }

    /// Whether the terminal shows a screen of ours; held while it is written to, so that nothing follows ``leave()``.
    private static let isEntered = Mutex(false)

    /// Switches to a screen of its own, so that the shell's contents come back afterwards.
    static func enter() {
        isEntered.withLock { isEntered in
            isEntered = true
            write("\u{1b}[?1049h\u{1b}[?25l\u{1b}[2J")
        }
    }

    /// Replaces what the screen shows, between ``enter()`` and ``leave()``.
    static func draw(_ lines: [String]) {
        let clearLine = "\u{1b}[K\n"
        isEntered.withLock { isEntered in
            guard isEntered else { return }
            write("\u{1b}[H" + lines.joined(separator: clearLine) + clearLine + "\u{1b}[J")
        }
    }

    /// Gives the shell its screen back, if it was taken.
    static func leave() {
        isEntered.withLock { isEntered in
            guard isEntered else { return }
            isEntered = false
            write("\u{1b}[?25h\u{1b}[?1049l")
        }
    }

    /// Writes text to standard output, whole.
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
