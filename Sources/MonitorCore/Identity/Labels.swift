/// Free key–value pairs by which monitors are selected and routed.
public typealias Labels = [String: String]
