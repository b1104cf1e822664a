import MonitorCore

/// One row of a picture.
struct PictureLane: Hashable {
    /// Something that lasts.
    struct Bar: Hashable {
        var start: Duration
        var end: Duration
        var look: PictureLook
        /// Written into the bar where it fits.
        var label = ""
        /// Shown when a reader points at it.
        var detail: String
    }

    /// Something at an instant.
    struct Mark: Hashable {
        var at: Duration
        var look: PictureLook
        /// Written beside the mark where it fits.
        var label: String
        /// Shown when a reader points at it.
        var detail: String
    }

    /// What a check found.
    struct Finding: Hashable {
        var at: Duration
        var look: PictureLook
        /// Shown when a reader points at it.
        var detail: String
    }

    var label: String
    var bars: [Bar] = []
    var marks: [Mark] = []
    var findings: [Finding] = []
    /// The time from one finding to the next.
    var spacing: Duration = .zero
    /// When its target was truly not well.
    var trouble: [Range<Duration>] = []
}
