/// Laws that run on fresh stores.
public protocol StoreLawSet: LawSet {
    /// The store under test.
    associatedtype Store

    /// Creates the laws for the stores of a maker.
    init(_ stores: StoreMaker<Store>)
}

extension StoreLawSet {
    /// Creates the laws.
    ///
    /// - Parameters:
    ///   - reopen: For durable stores: closes a store and opens it again, as a restart would.
    ///   - makeStore: Makes a fresh, empty store on the clock that it is given.
    public init(
        reopen: @escaping @Sendable (Store) async throws -> Store = { $0 },
        makeStore: @escaping @Sendable (VirtualTime) async throws -> Store
    ) {
        self.init(StoreMaker(reopen: reopen, makeStore: makeStore))
    }
}
