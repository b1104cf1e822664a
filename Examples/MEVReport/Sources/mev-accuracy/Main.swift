import Foundation
import MEVAccuracyKit

/// Prints how right the detectors are on a folder of labelled blocks, beside mev-inspect-py.
///
/// The exit status is 1 when something is missed, false or not to the unit, but for stated exceptions, or when labels are not
/// there, and 2 when the folder cannot be read.
@main
enum Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, arguments.count == 1, !folder.hasPrefix("-") else {
            complain("usage: mev-accuracy FOLDER")
            exit(2)
        }
        do {
            let result = try Accuracy.run(folder)
            print(result.output, terminator: "")
            for complaint in result.complaints { complain(complaint) }
            exit(result.complaints.isEmpty ? 0 : 1)
        } catch {
            complain("\(folder) cannot be read: \(error.localizedDescription)")
            exit(2)
        }
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data("mev-accuracy: \(text)\n".utf8))
    }
}
