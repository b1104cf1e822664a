/// A place in an object of which only some members count: between the members that have been read and the others.
struct RPCObjectPlace<Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable> {
    /// The place among the names of the member that was read last.
    var last: Int?
    /// Which members there were.
    var members = RPCMembers<Name>()

    /// Makes sure, at the end of the object, that all members have been there that must be.
    func checkRequired(of names: JSONNames<Name>, from start: Int) throws(DecodeError) {
        guard let index = members.firstMissing(of: names.required) else { return }
        throw DecodeError(.malformed, "the member is missing", at: start, path: [names.all[index].rawValue])
    }
}
