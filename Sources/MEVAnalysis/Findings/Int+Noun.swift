extension Int {
    /// As many of something, such as `1 pool` and `2 pools`.
    func counting(_ noun: String, _ plural: String? = nil) -> String {
        "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}
