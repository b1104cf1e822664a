extension SharedData {
    /// The folder of the vectors for what chains send.
    static let name = "chain"
}
