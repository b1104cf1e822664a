/// Makes the stores that laws run on, and opens them again as a restart would.
public struct StoreMaker<Store>: Sendable {
    let make: @Sendable (VirtualTime) async throws -> Store
    let reopen: @Sendable (Store) async throws -> Store

    /// Creates a maker.
    ///
    /// - Parameters:
    ///   - reopen: For durable stores: closes a store and opens it again, as a restart would.
    ///   - makeStore: Makes a fresh, empty store on the clock that it is given.
    public init(
        reopen: @escaping @Sendable (Store) async throws -> Store = { $0 },
        makeStore: @escaping @Sendable (VirtualTime) async throws -> Store
    ) {
        make = makeStore
        self.reopen = reopen
    }
}
