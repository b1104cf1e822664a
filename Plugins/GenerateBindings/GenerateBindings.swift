import Foundation
import PackagePlugin

/// `swift package generate-bindings --output Token.swift token.json`: runs the generator with the same arguments
/// in the folder of the package.
@main
struct GenerateBindings: CommandPlugin {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    func performCommand(context: PluginContext, arguments: [String]) throws {
        let process = Process()
        process.executableURL = try context.tool(named: "chain-bindgen").url
        process.arguments = arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure(description: "no bindings were written")
        }
    }
}
