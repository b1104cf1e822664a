/// An error that carries the number that a system call failed with.
///
/// The worker reads it to tell a runner without file descriptors (`EMFILE`, `ENFILE`) from one with a fault in its code.
/// `CheckProtocols` conforms NIO's `IOError`; a runner on another network library conforms that library's error.
public protocol SystemCallError: Error {
    /// The value of `errno`.
    var errnoCode: CInt { get }
}
