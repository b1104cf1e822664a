import Foundation
import Testing

@testable import chain_bindgen

@Suite("Files of chain-bindgen")
struct FilesTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chain-bindgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        try withFolder { folder in
            let file = folder.appending(path: "Token.swift").path
            try Files.write("enum Größe {}\n", to: file)
            #expect(try Files.text(of: file) == "enum Größe {}\n")
        }
    }

    @Test("a file that cannot be written is named, with the system's reason")
    func unwritable() throws {
        try withFolder { folder in
            let missing = folder.appending(path: "missing/Token.swift").path
            let failure = #expect(throws: FileFailure.self) { try Files.write("", to: missing) }
            #expect(failure?.description == "\(missing) cannot be written: No such file or directory")
            let occupied = folder.path
            let second = #expect(throws: FileFailure.self) { try Files.write("", to: occupied) }
            #expect(second?.description.hasPrefix("\(occupied) cannot be written: ") == true)
            #expect(second?.description.contains("Domain") == false, "\(String(describing: second))")
        }
    }

    @Test("a file that cannot be read is named, with the reason")
    func unreadable() throws {
        try withFolder { folder in
            let missing = folder.appending(path: "Token.json").path
            let failure = #expect(throws: FileFailure.self) { try Files.text(of: missing) }
            #expect(failure?.description == "\(missing) cannot be read: No such file or directory")
            try Data([0xff]).write(to: folder.appending(path: "Token.json"))
            let second = #expect(throws: FileFailure.self) { try Files.text(of: missing) }
            #expect(second?.description == "\(missing) cannot be read: it is not UTF-8")
        }
    }
}
