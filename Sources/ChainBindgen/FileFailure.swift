import Foundation

/// That a file cannot be read or written, and why.
struct FileFailure: Error, CustomStringConvertible {
    /// What was tried.
    enum Action: String {
        case read
        case write = "written"
    }

    /// The file and the reason, in one line.
    let description: String

    init(_ file: String, _ action: Action, _ reason: String) {
        description = "\(file) cannot be \(action.rawValue): \(reason)"
    }

    init(_ file: String, _ action: Action, _ error: any Error) {
        self.init(file, action, Self.reason(of: error))
    }

    /// The reason in the words of the system, whose error stands inside of Foundation's.
    private static func reason(of error: any Error) -> String {
        var innermost = error as NSError
        while let inner = innermost.userInfo[NSUnderlyingErrorKey] as? any Error { innermost = inner as NSError }
        guard innermost.domain == NSPOSIXErrorDomain else { return innermost.localizedDescription }
        return unsafe String(cString: strerror(Int32(truncatingIfNeeded: innermost.code)))
    }
}
