extension VoteFold: WireMessage {
    func write(to writer: inout WireWriter) {
        writer.write(UInt64(status.rawValue), field: 1)
        writer.write(since, field: 2)
        if let time {
            writer.write(time, field: 3)
        }
        writer.write(gap, field: 4)
        writer.write(isHeldBack ? UInt64(1) : 0, field: 5)
        for run in runs {
            writer.write(field: 6) { run.write(to: &$0) }
        }
        writer.append(unknownFields: unknownFields)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(regionCount: 0)
        while let tag = try reader.next() {
            switch tag.field {
            case 1: status = try MonitorStatus(wire: try reader.unsigned(tag))
            case 2: since = try reader.signed(tag)
            case 3: time = try reader.signed(tag)
            case 4: gap = try reader.signed(tag)
            case 5: isHeldBack = try reader.unsigned(tag) != 0
            case 6:
                guard runs.count < VotePolicy.maximumRegions else {
                    throw WireError(code: .malformed, message: "a monitor state of too many regions")
                }
                var nested = WireReader(try reader.slice(tag))
                runs.append(try RegionRun(from: &nested))
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
    }
}

extension RegionRun: WireMessage {
    func write(to writer: inout WireWriter) {
        guard self != RegionRun() else { return }
        let flags: UInt64 = (endsInFault ? 1 : 0) | (isConfirmedDown ? 2 : 0) | (hasAdvisory ? 4 : 0)
        writer.write(UInt64(latest.rawValue), field: 1)
        writer.write(flags, field: 2)
        writer.write(lastSlot, field: 3)
        writer.write(lastFinding, field: 4)
        for (field, streak) in zip([5, 7, 9] as [UInt32], [outer, inner, dissent]) where streak.length > 0 {
            writer.write(UInt64(streak.length), field: field)
            writer.write(streak.start, field: field + 1)
        }
        writer.append(unknownFields: unknownFields)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init()
        while let tag = try reader.next() {
            switch tag.field {
            case 1: latest = try MonitorStatus(wire: try reader.unsigned(tag))
            case 2:
                let flags = try reader.unsigned(tag)
                endsInFault = flags & 1 != 0
                isConfirmedDown = flags & 2 != 0
                hasAdvisory = flags & 4 != 0
            case 3: lastSlot = try reader.signed(tag)
            case 4: lastFinding = try reader.signed(tag)
            case 5: outer.length = UInt32(clamping: try reader.unsigned(tag))
            case 6: outer.start = try reader.signed(tag)
            case 7: inner.length = UInt32(clamping: try reader.unsigned(tag))
            case 8: inner.start = try reader.signed(tag)
            case 9: dissent.length = UInt32(clamping: try reader.unsigned(tag))
            case 10: dissent.start = try reader.signed(tag)
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
    }
}

extension MonitorStatus {
    fileprivate init(wire value: UInt64) throws(WireError) {
        guard let status = UInt8(exactly: value).flatMap(MonitorStatus.init(rawValue:)) else {
            throw WireError(code: .malformed, message: "a status this program does not know; update the program")
        }
        self = status
    }
}
