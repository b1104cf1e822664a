import MonitorCore

extension TargetBehaviour {
    /// How a target's behaviour looks, and how it reads.
    var appearance: (PictureLook, String) {
        switch self {
        case .up: (.up, "up")
        case .down: (.down, "down")
        case .silent: (.silent, "silent")
        case .slow(let delay): (.slow, "slow, \(delay.text)")
        case .degraded: (.degraded, "degraded")
        case .flapping(let period): (.flapping, "flapping every \(period.text)")
        case .failing(let share): (.failing, "\((share * 100).shortText) % fail")
        case .unknown: (.unknown, "cannot be told")
        }
    }
}

extension CheckOutcome {
    /// How a finding looks, and how it reads.
    var appearance: (PictureLook, String) {
        switch self {
        case .up: (.up, "up")
        case .degraded: (.degraded, "degraded")
        case .down: (.down, "down")
        case .unknown(let fault): (.unknown, "unknown, \(fault.message)")
        }
    }
}

extension MonitorStatus {
    /// How a status looks, and how it reads.
    var appearance: (PictureLook, String) {
        switch self {
        case .unknown: (.unknown, "unknown")
        case .up: (.up, "up")
        case .degraded: (.degraded, "degraded")
        case .down: (.down, "down")
        }
    }
}

extension FaultKind {
    /// Its name in words, such as `queue down`.
    var words: String {
        rawValue.reduce(into: "") { words, character in
            words += character.isUppercase ? " \(character.lowercased())" : "\(character)"
        }
    }
}

extension Duration {
    /// To the second, such as `10m52s`.
    var clockText: String { Duration.seconds(Int64(inSeconds.rounded())).text }
}

extension Double {
    /// With one decimal at most.
    var shortText: String {
        guard isFinite, magnitude < 1e15 else { return "0" }
        let tenths = Int64((self * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
