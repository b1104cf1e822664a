import Foundation
import MonitorTestKit

/// Writes the pictures of experiments, and a page that shows them all.
struct Gallery {
    var folder: URL

    /// The page with all pictures.
    var index: URL { folder.appending(path: "index.html") }

    func write(_ experiments: [Experiment]) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for experiment in experiments {
            let file = folder.appending(path: "\(experiment.scenario.name).svg")
            try Data(experiment.picture.svg.utf8).write(to: file)
        }
        try Data(Self.page(experiments.map(\.scenario)).utf8).write(to: index)
    }

    private static func page(_ scenarios: [LabScenario]) -> String {
        let figures = scenarios.map { "<img src=\"\($0.name).svg\" alt=\"\($0.title)\">" }
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="color-scheme" content="light dark">
            <title>Alert policies compared</title>
            <style>
            body { margin: 2rem auto; max-width: 1120px; padding: 0 1rem }
            img { display: block; max-width: 100%; height: auto; margin: 0 0 2rem }
            </style>
            \(figures.joined(separator: "\n"))
            </html>

            """
    }
}
