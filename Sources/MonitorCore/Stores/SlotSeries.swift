/// A value that has its place in a series by the instant it belongs to.
protocol SeriesElement {
    var seriesTime: Timestamp { get }
}

/// Elements in order of time, one for each instant; adding at the end costs O(1).
struct SlotSeries<Element: SeriesElement> {
    private(set) var elements: [Element] = []

    /// The element at an instant; setting it adds, replaces or removes one.
    subscript(time: Timestamp) -> Element? {
        get {
            let index = position(of: time)
            return index < elements.count && elements[index].seriesTime == time ? elements[index] : nil
        }
        set {
            let index = position(of: time)
            let exists = index < elements.count && elements[index].seriesTime == time
            switch (exists, newValue) {
            case (true, let element?): elements[index] = element
            case (true, nil): elements.remove(at: index)
            case (false, let element?): elements.insert(element, at: index)
            case (false, nil): break
            }
        }
    }

    /// Adds an element unless there is one at its instant; returns whether it was added.
    mutating func insert(_ element: Element) -> Bool {
        let index = position(of: element.seriesTime)
        if index < elements.count, elements[index].seriesTime == element.seriesTime { return false }
        elements.insert(element, at: index)
        return true
    }

    /// The elements in a window, in order.
    func elements(in window: TimeWindow) -> ArraySlice<Element> {
        elements[position(of: window.start)..<position(of: window.end)]
    }

    mutating func removeFirst(_ count: Int) {
        elements.removeFirst(min(count, elements.count))
    }

    private func position(of time: Timestamp) -> Int {
        guard let last = elements.last, last.seriesTime >= time else { return elements.count }
        return elements.lowerBound { $0.seriesTime >= time }
    }
}
