/// What something looks like in a picture: the name of its style class and its words in the legend.
enum PictureLook: String, Sendable, CaseIterable {
    case up
    case degraded
    case slow
    case flapping
    case failing
    case silent
    case down
    case unknown
    case alert
    case fault
    case call
    case falseCall
    case resolved

    /// Its words in the legend.
    var words: String {
        switch self {
        case .up, .degraded, .slow, .flapping, .failing, .silent, .down, .unknown: rawValue
        case .alert: "alert fires"
        case .fault: "fault of the platform"
        case .call: "page"
        case .falseCall: "page although all was well"
        case .resolved: "page: it is over"
        }
    }

    /// Whether it is a mark at an instant instead of a bar.
    var isMark: Bool {
        switch self {
        case .call, .falseCall, .resolved: true
        default: false
        }
    }
}
