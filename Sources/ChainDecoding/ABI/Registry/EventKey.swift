/// What tells events that are not anonymous apart: the same signature may come with different parameters as topics.
struct EventKey: Hashable {
    let topic0: Hash32
    let topicCount: Int

    /// Takes eight bytes of the topic, which is a hash already.
    func hash(into hasher: inout Hasher) {
        hasher.combine(topic0.word0)
    }
}
