/// A plain-text mail with an optional HTML form.
public struct MailMessage: Sendable, Hashable {
    /// The fixed id, without angle brackets, such as `incident-1.7@example.org`: the same on every attempt.
    public var id: String
    /// The sender's address.
    public var from: String
    /// The recipients' addresses.
    public var to: [String]
    /// The subject line.
    public var subject: String
    /// The text.
    public var text: String
    /// The same as HTML, if any.
    public var html: String?
    /// The id of the first mail of the thread, for `In-Reply-To` and `References`.
    public var threadID: String?
    /// When it was written.
    public var date: Timestamp

    /// Creates a message.
    public init(
        id: String,
        from: String,
        to: [String],
        subject: String,
        text: String,
        html: String? = nil,
        threadID: String? = nil,
        date: Timestamp
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.threadID = threadID
        self.date = date
    }
}
