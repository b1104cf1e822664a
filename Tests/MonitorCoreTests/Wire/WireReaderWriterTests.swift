import MonitorCore
import Testing

@Suite("Wire form")
struct WireReaderWriterTests {
    @Test("integers, numbers, text and bytes come back as they were written")
    func roundTrip() throws {
        let unsigned: [UInt64] = [0, 1, 127, 128, 300, 1 << 31, 1 << 63, .max]
        let signed: [Int64] = [0, -1, 1, 63, -64, 64, .min, .max]
        let doubles: [Double] = [0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        let texts = ["", "a", "ü ⚡️", String(repeating: "x", count: 300)]
        var writer = WireWriter()
        for value in unsigned { writer.write(value, field: 1) }
        for value in signed { writer.write(value, field: 2) }
        for value in doubles { writer.write(value, field: 3) }
        for value in texts { writer.write(value, field: 4) }
        for value in texts { writer.write(Array(value.utf8), field: 536_870_911) }
        var reader = WireReader(writer.bytes)
        for value in unsigned { #expect(try reader.unsigned(try #require(try reader.next())) == value) }
        for value in signed { #expect(try reader.signed(try #require(try reader.next())) == value) }
        for value in doubles {
            #expect(try reader.double(try #require(try reader.next())).bitPattern == value.bitPattern)
        }
        for value in texts { #expect(try reader.text(try #require(try reader.next())) == value) }
        for value in texts {
            let tag = try #require(try reader.next())
            #expect(tag.field == 536_870_911)
            #expect(try reader.byteArray(tag) == Array(value.utf8))
        }
        #expect(try reader.next() == nil)
    }

    @Test("the form is that of Protocol Buffers")
    func knownBytes() {
        var writer = WireWriter()
        writer.write(UInt64(150), field: 1)
        writer.write("testing", field: 2)
        writer.write(Int64(-1), field: 3)
        #expect(writer.bytes == [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8) + [0x18, 0x01])
    }

    @Test("fields that are skipped are kept whole")
    func skippedFields() throws {
        var writer = WireWriter()
        writer.write(UInt64(300), field: 1)
        writer.write(2.5, field: 2)
        writer.write("three", field: 3)
        writer.write(field: 4) { $0.write("nested", field: 1) }
        var reader = WireReader(writer.bytes)
        var kept: [UInt8] = []
        while let tag = try reader.next() {
            try reader.skip(tag, into: &kept)
        }
        #expect(kept == writer.bytes)
    }

    @Test(
        "malformed bytes throw",
        arguments: [
            [0x00], [0x80], [0x08], [0x08, 0x80], [0x09, 1, 2, 3, 4, 5, 6, 7], [0x0a, 5, 1, 2], [0x0b], [0x0c], [0x0d],
            [0x0e], [0x0f], [0x08] + Array(repeating: 0xff, count: 10), Array(repeating: 0xff, count: 11),
            [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x00],
        ] as [[UInt8]]
    )
    func malformed(_ bytes: [UInt8]) {
        let error = #expect(throws: WireError.self) {
            var reader = WireReader(bytes)
            var ignored: [UInt8] = []
            while let tag = try reader.next() {
                try reader.skip(tag, into: &ignored)
            }
        }
        #expect(error?.code == .malformed)
    }

    @Test("a field of another form than expected throws")
    func wrongForm() throws {
        var writer = WireWriter()
        writer.write(UInt64(1), field: 1)
        for read in [
            { reader, tag in _ = try reader.double(tag) },
            { reader, tag in _ = try reader.text(tag) },
            { reader, tag in _ = try reader.slice(tag) },
        ] as [(inout WireReader, WireReader.Tag) throws -> Void] {
            var reader = WireReader(writer.bytes)
            let tag = try #require(try reader.next())
            #expect(throws: WireError.self) { try read(&reader, tag) }
        }
    }

    @Test("text that is no UTF-8 throws")
    func invalidText() throws {
        var reader = WireReader([0x0a, 2, 0xc3, 0x28])
        let tag = try #require(try reader.next())
        #expect(throws: WireError.self) { try reader.text(tag) }
    }
}
