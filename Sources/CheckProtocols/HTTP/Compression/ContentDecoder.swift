/// Undoes the compression of one body as its bytes come.
///
/// The format is told from the first bytes, as servers disagree about what `deflate` means: gzip (RFC 1952) with any
/// number of members, zlib (RFC 1950), or DEFLATE without either. A body without a byte, as every answer to HEAD has, is
/// complete.
struct ContentDecoder {
    private enum Format {
        case gzip
        case zlib
        case raw
    }

    private enum State {
        case start
        case gzipHeader
        case gzipFields(flags: Int)
        case compressed
        case trailer
        case complete
    }

    private let coding: ContentCoding
    private let maximumSize: Int
    private var input = BitReader()
    private var state = State.start
    private var format = Format.raw
    private var inflater = Inflater()
    private var checksum = Checksum.none
    /// The bytes that the present member has given, and all together.
    private var memberSize = 0
    private var size = 0
    private var isEmpty = true

    init(_ coding: ContentCoding, maximumSize: Int) {
        self.coding = coding
        self.maximumSize = maximumSize
    }

    /// Adds bytes of the body.
    mutating func append(_ bytes: some Collection<UInt8>) {
        isEmpty = isEmpty && bytes.isEmpty
        input.append(bytes)
    }

    /// The next expanded bytes; `nil` when more of the body is needed.
    mutating func next() throws(DecompressionError) -> ArraySlice<UInt8>? {
        while true {
            if case .compressed = state {
                let piece = try inflater.next(from: &input)
                if inflater.isComplete {
                    input.alignToByte()
                    state = .trailer
                }
                guard piece.isEmpty else {
                    checksum.add(piece)
                    memberSize += piece.count
                    size += piece.count
                    guard size <= maximumSize else { throw .tooLarge }
                    return piece
                }
                if !inflater.isComplete { return nil }
            } else if try !advance() {
                return nil
            }
        }
    }

    /// Tells whether the body may end here.
    func finish() throws(DecompressionError) {
        if isEmpty { return }
        if case .complete = state { return }
        throw .truncated
    }

    /// Reads what is around the compressed bytes; `false` when more is needed.
    private mutating func advance() throws(DecompressionError) -> Bool {
        switch state {
        case .start: return try start()
        case .gzipHeader:
            guard input.availableBits >= 8 * 10 else { return false }
            guard input.read(24) == 0x08_8B_1F, let flags = input.read(8), flags & 0xE0 == 0 else {
                throw .invalid("it has a gzip header that is not valid")
            }
            _ = input.read(32)
            _ = input.read(16)
            state = .gzipFields(flags: flags)
            return true
        case .gzipFields(let flags): return gzipField(flags)
        case .compressed: return true
        case .trailer: return try trailer()
        case .complete:
            guard !input.isEmpty else { return false }
            guard format == .gzip else { throw .invalid("more follows its end") }
            begin(.gzip)
            state = .gzipHeader
            return true
        }
    }

    private mutating func start() throws(DecompressionError) -> Bool {
        guard input.availableBits >= 16 else { return false }
        let bits = Int(input.peek() & 0xFFFF)
        let (first, second) = (bits & 0xFF, bits >> 8)
        if first == 0x1F, second == 0x8B {
            begin(.gzip)
            state = .gzipHeader
        } else if first & 15 == 8, first >> 4 <= 7, (first << 8 | second) % 31 == 0, second & 0x20 == 0 {
            _ = input.read(16)
            begin(.zlib)
            state = .compressed
        } else if coding == .deflate {
            begin(.raw)
            state = .compressed
        } else {
            throw .invalid("it is not gzip")
        }
        return true
    }

    private mutating func begin(_ format: Format) {
        self.format = format
        inflater = Inflater()
        memberSize = 0
        checksum =
            switch format {
            case .gzip: .crc32(0)
            case .zlib: .adler32(1)
            case .raw: .none
            }
    }

    /// Skips one of the fields that a gzip header may have.
    private mutating func gzipField(_ flags: Int) -> Bool {
        let (extra, name, comment, check) = (4, 8, 16, 2)
        var skipped: [UInt8] = []
        if flags & extra != 0 {
            var attempt = input
            guard let length = attempt.read(16), attempt.availableBits >= 8 * length else { return false }
            _ = attempt.readBytes(length, into: &skipped)
            input = attempt
            state = .gzipFields(flags: flags & ~extra)
        } else if flags & (name | comment) != 0 {
            repeat {
                guard let byte = input.read(8) else { return false }
                skipped = [UInt8(truncatingIfNeeded: byte)]
            } while skipped != [0]
            state = .gzipFields(flags: flags & ~(flags & name != 0 ? name : comment))
        } else {
            if flags & check != 0, input.read(16) == nil { return false }
            state = .compressed
        }
        return true
    }

    private mutating func trailer() throws(DecompressionError) -> Bool {
        switch checksum {
        case .none: break
        case .crc32(let value):
            guard input.availableBits >= 64 else { return false }
            guard input.read(32) == Int(value), input.read(32) == memberSize & 0xFFFF_FFFF else {
                throw .invalid("its checksum is wrong")
            }
        case .adler32(let value):
            guard let bytes = input.read(32) else { return false }
            guard UInt32(truncatingIfNeeded: bytes).byteSwapped == value else {
                throw .invalid("its checksum is wrong")
            }
        }
        state = .complete
        return true
    }
}
