extension SharedData {
    /// The folder of the labelled blocks.
    static let name = "mev"
}
