extension IngestCommit {
    /// Adds the messages that an update causes.
    ///
    /// Their ids are made of the state's version, which exists once: a repeated commit conflicts, so a message's id
    /// never stands for two meanings.
    mutating func addMessages(for update: StateUpdate) throws(WireError) {
        let version = expectedVersion + 1
        for (index, transition) in update.announcements.enumerated() {
            messages.append(
                OutgoingMessage(
                    id: "transition/\(monitor)/\(version)/\(index)",
                    subject: .monitorTransition,
                    payload: try WireCodec.encode(transition),
                    headers: [Transition.sequenceHeader: "\(Transition.sequence(version: version, index: index))"]
                )
            )
        }
        for (index, advisory) in update.advisories.enumerated() {
            messages.append(
                OutgoingMessage(
                    id: "advisory/\(monitor)/\(version)/\(index)",
                    subject: .monitorAdvisory,
                    payload: try WireCodec.encode(advisory)
                )
            )
        }
    }
}
