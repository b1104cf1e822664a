extension CheckResult: WireMessage {
    /// Appends the result's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(slot.monitor.rawValue, field: 1)
        writer.write(slot.region.rawValue, field: 2)
        writer.write(slot.time.nanoseconds, field: 3)
        writer.write(tenant.rawValue, field: 4)
        writer.write(UInt64(outcome.code), field: 5)
        if case .unknown(let fault) = outcome {
            writer.write(fault.message, field: 6)
        }
        for phase in LatencyPhase.allCases {
            if let duration = latency[phase] {
                writer.write(UInt64(max(0, duration.inNanoseconds / 1_000)), field: 16 + UInt32(phase.rawValue))
            }
        }
        for item in evidence {
            writer.write(field: 7) { item.write(to: &$0) }
        }
        for sample in samples {
            writer.write(field: 8) { sample.write(to: &$0) }
        }
        writer.write(UInt64(clamping: attempt), field: 9)
        writer.write(runner.rawValue, field: 10)
        writer.write(startedAt.nanoseconds, field: 11)
        if isInMaintenance {
            writer.write(UInt64(1), field: 12)
        }
        writer.write(correlation.rawValue, field: 13)
        writer.append(unknownFields: unknownFields)
    }

    /// Reads a result.
    public init(from reader: inout WireReader) throws(WireError) {
        var monitor: String?
        var region: String?
        var time: Int64?
        var code: UInt8?
        var faultMessage = ""
        self.init(
            slot: SlotID(monitor: "", region: "", time: .epoch),
            outcome: .up,
            runner: "",
            startedAt: .epoch,
            correlation: ""
        )
        while let tag = try reader.next() {
            switch tag.field {
            case 1: monitor = try reader.text(tag)
            case 2: region = try reader.text(tag)
            case 3: time = try reader.signed(tag)
            case 4: tenant = TenantID(try reader.text(tag))
            case 5: code = UInt8(exactly: try reader.unsigned(tag))
            case 6: faultMessage = try reader.text(tag)
            case 7:
                var nested = WireReader(try reader.slice(tag))
                evidence.append(try Evidence(from: &nested))
            case 8:
                var nested = WireReader(try reader.slice(tag))
                samples.append(try Sample(from: &nested))
            case 9: attempt = Int(clamping: try reader.unsigned(tag))
            case 10: runner = RunnerID(try reader.text(tag))
            case 11: startedAt = Timestamp(nanoseconds: try reader.signed(tag))
            case 12: isInMaintenance = try reader.unsigned(tag) != 0
            case 13: correlation = CorrelationID(try reader.text(tag))
            case 16...21:
                let microseconds = try reader.unsigned(tag)
                if let phase = LatencyPhase(rawValue: UInt8(tag.field - 16)) {
                    latency[phase] = .microseconds(Int64(clamping: min(microseconds, UInt64(UInt32.max))))
                }
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
        guard let monitor, let region, let time else {
            throw WireError(code: .malformed, message: "a check result without its slot")
        }
        guard let outcome = code.flatMap({ CheckOutcome(code: $0, faultMessage: faultMessage) }) else {
            throw WireError(code: .malformed, message: "a check result without an outcome this program knows")
        }
        slot = SlotID(
            monitor: MonitorID(monitor),
            region: Region(region),
            time: Timestamp(nanoseconds: time)
        )
        self.outcome = outcome
    }
}

extension CheckOutcome {
    /// The outcome as one number, for stores and messages: 1 up, 2 degraded, 3 down, 16 + cause for `unknown`.
    public var code: UInt8 {
        switch self {
        case .up: 1
        case .degraded: 2
        case .down: 3
        case .unknown(let fault): 16 + fault.cause.rawValue
        }
    }

    /// Reads an outcome from its number; `nil` for a number this program does not know.
    public init?(code: UInt8, faultMessage: String = "") {
        switch code {
        case 1: self = .up
        case 2: self = .degraded
        case 3: self = .down
        case 17...:
            guard let cause = Fault.Cause(rawValue: code - 16) else { return nil }
            self = .unknown(Fault(cause, faultMessage))
        default: return nil
        }
    }
}

extension Evidence: WireMessage {
    /// Appends the evidence's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(assertion, field: 1)
        writer.write(expected, field: 2)
        writer.write(actual, field: 3)
        if let location {
            writer.write(location, field: 4)
        }
        writer.append(unknownFields: unknownFields)
    }

    /// Reads evidence.
    public init(from reader: inout WireReader) throws(WireError) {
        self.init(assertion: "", expected: "", actual: "")
        while let tag = try reader.next() {
            switch tag.field {
            case 1: assertion = try reader.text(tag)
            case 2: expected = try reader.text(tag)
            case 3: actual = try reader.text(tag)
            case 4: location = try reader.text(tag)
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
    }
}

extension Sample: WireMessage {
    /// Appends the sample's fields.
    public func write(to writer: inout WireWriter) {
        writer.write(metric, field: 1)
        writer.write(value, field: 2)
        writer.write(time.nanoseconds, field: 3)
        for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
            writer.write(field: 4) {
                $0.write(name, field: 1)
                $0.write(value, field: 2)
            }
        }
        writer.append(unknownFields: unknownFields)
    }

    /// Reads a sample.
    public init(from reader: inout WireReader) throws(WireError) {
        self.init(metric: "", value: 0, time: .epoch)
        while let tag = try reader.next() {
            switch tag.field {
            case 1: metric = try reader.text(tag)
            case 2: value = try reader.double(tag)
            case 3: time = Timestamp(nanoseconds: try reader.signed(tag))
            case 4:
                var nested = WireReader(try reader.slice(tag))
                var name = ""
                var text = ""
                var ignored: [UInt8] = []
                while let tag = try nested.next() {
                    switch tag.field {
                    case 1: name = try nested.text(tag)
                    case 2: text = try nested.text(tag)
                    default: try nested.skip(tag, into: &ignored)
                    }
                }
                labels[name] = text
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
    }
}
