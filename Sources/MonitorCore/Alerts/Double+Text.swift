extension Double {
    /// The number without a needless `.0`.
    package var shortText: String {
        self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}
