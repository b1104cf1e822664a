/// Why a request cannot be sent as it is.
struct InvalidRequest: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
