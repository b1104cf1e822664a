#if SQLite
import MonitorCore

/// The form in which a result's row holds everything but its slot.
///
/// When it was stored (milliseconds after the slot), one byte of outcome and phases, the number of the runner and tenant
/// with three flags, the start relative to the slot, the phases in microseconds (the total as what it exceeds the sum of the others by), and then, only where there is
/// more to say, fields in the form of `WireWriter`.
struct ResultBody {
    private enum Flag {
        static let hasAttempt: UInt64 = 1
        static let isInMaintenance: UInt64 = 2
        static let startsInNanoseconds: UInt64 = 4
        static let bitCount: UInt64 = 3
    }

    private enum Field {
        static let faultMessage: UInt32 = 1
        static let evidence: UInt32 = 2
        static let sample: UInt32 = 3
        static let correlation: UInt32 = 4
        static let slotRemainder: UInt32 = 5
        static let unknownFields: UInt32 = 6
    }

    private static let phases: [LatencyPhase] = [.resolve, .connect, .tls, .firstByte, .transfer]

    private var writer = VarintWriter()

    /// The bytes of `result`; `origin` is the number of its runner and tenant.
    mutating func encode(_ result: CheckResult, origin: Int64, storedAt: Timestamp) -> [UInt8] {
        writer.removeAll()
        writer.append(signed: storedAt.milliseconds - result.slot.time.milliseconds)
        let latency = result.latency
        let code = result.outcome.code
        let isPlain = code <= 3
        var present: UInt8 = latency[.total] == nil ? 0 : 1
        for (index, phase) in Self.phases.enumerated() where latency[phase] != nil {
            present |= 2 << UInt8(index)
        }
        writer.append(byte: (isPlain ? code : 0) | present << 2)

        let delay = result.startedAt.nanoseconds &- result.slot.time.nanoseconds
        let isWhole = delay % 1_000 == 0
        writer.append(
            UInt64(origin) << Flag.bitCount
                | (result.attempt == 1 ? 0 : Flag.hasAttempt)
                | (result.isInMaintenance ? Flag.isInMaintenance : 0)
                | (isWhole ? 0 : Flag.startsInNanoseconds)
        )
        if !isPlain {
            writer.append(byte: code)
        }
        if result.attempt != 1 {
            writer.append(signed: Int64(result.attempt))
        }
        writer.append(signed: isWhole ? delay / 1_000 : delay)

        var sum: Int64 = 0
        for phase in Self.phases {
            guard let duration = latency[phase] else { continue }
            let microseconds = duration.inNanoseconds / 1_000
            sum += microseconds
            writer.append(UInt64(microseconds))
        }
        if let total = latency[.total] {
            writer.append(signed: total.inNanoseconds / 1_000 - sum)
        }
        appendDetails(of: result)
        return writer.bytes
    }

    /// How long after its slot, in nanoseconds, the result with these bytes was stored.
    static func recorded(_ bytes: [UInt8]) throws -> Int64 {
        var reader = VarintReader(bytes)
        return try reader.signed().multipliedSaturating(by: 1_000_000)
    }

    /// Reads the result of a slot.
    static func decode(
        _ bytes: [UInt8],
        slot: SlotID,
        origin: (Int64) throws -> NamePair?
    ) throws -> CheckResult {
        var reader = VarintReader(bytes)
        _ = try reader.signed()
        let head = try reader.byte()
        let flags = try reader.unsigned()
        guard let names = try origin(Int64(flags >> Flag.bitCount)) else {
            throw StoreError(code: .corrupted, message: "A result names a runner that is not stored.")
        }
        var result = CheckResult(
            slot: slot,
            tenant: TenantID(names.second),
            outcome: .up,
            runner: RunnerID(names.first),
            startedAt: slot.time,
            isInMaintenance: flags & Flag.isInMaintenance != 0,
            correlation: ""
        )
        let code = head & 3 == 0 ? try reader.byte() : head & 3
        if flags & Flag.hasAttempt != 0 {
            result.attempt = Int(try reader.signed())
        }
        let delay = try reader.signed()
        let nanoseconds = flags & Flag.startsInNanoseconds == 0 ? delay.multipliedSaturating(by: 1_000) : delay

        var sum: Int64 = 0
        for (index, phase) in phases.enumerated() where head >> 2 & (2 << UInt8(index)) != 0 {
            let microseconds = Int64(clamping: min(try reader.unsigned(), UInt64(UInt32.max)))
            sum += microseconds
            result.latency[phase] = .microseconds(microseconds)
        }
        if head >> 2 & 1 != 0 {
            result.latency[.total] = .microseconds(sum.addingSaturating(try reader.signed()))
        }
        let faultMessage = try readDetails(reader.rest, into: &result)
        guard let outcome = CheckOutcome(code: code, faultMessage: faultMessage) else {
            throw StoreError(code: .corrupted, message: "A result has the unknown outcome \(code): update the program.")
        }
        result.outcome = outcome
        result.startedAt = Timestamp(nanoseconds: result.slot.time.nanoseconds &+ nanoseconds)
        return result
    }

    private mutating func appendDetails(of result: CheckResult) {
        var details = WireWriter(capacity: 0)
        if case .unknown(let fault) = result.outcome, !fault.message.isEmpty {
            details.write(fault.message, field: Field.faultMessage)
        }
        for item in result.evidence {
            details.write(field: Field.evidence) { item.write(to: &$0) }
        }
        for sample in result.samples {
            details.write(field: Field.sample) { sample.write(to: &$0) }
        }
        if !result.correlation.isDefault(for: result.slot) {
            details.write(result.correlation.rawValue, field: Field.correlation)
        }
        let remainder = result.slot.time.nanoseconds.floorModulo(1_000_000)
        if remainder != 0 {
            details.write(UInt64(remainder), field: Field.slotRemainder)
        }
        if !result.unknownFields.isEmpty {
            details.write(result.unknownFields, field: Field.unknownFields)
        }
        if !details.bytes.isEmpty {
            writer.append(contentsOf: details.bytes)
        }
    }

    private static func readDetails(_ bytes: ArraySlice<UInt8>, into result: inout CheckResult) throws -> String {
        var faultMessage = ""
        var correlation: String?
        var reader = WireReader(bytes)
        var ignored: [UInt8] = []
        while let tag = try reader.next() {
            switch tag.field {
            case Field.faultMessage: faultMessage = try reader.text(tag)
            case Field.evidence:
                var nested = WireReader(try reader.slice(tag))
                result.evidence.append(try Evidence(from: &nested))
            case Field.sample:
                var nested = WireReader(try reader.slice(tag))
                result.samples.append(try Sample(from: &nested))
            case Field.correlation: correlation = try reader.text(tag)
            case Field.slotRemainder:
                let remainder = Int64(clamping: try reader.unsigned(tag))
                result.slot.time.nanoseconds = result.slot.time.nanoseconds.addingSaturating(remainder)
            case Field.unknownFields: result.unknownFields = try reader.byteArray(tag)
            default: try reader.skip(tag, into: &ignored)
            }
        }
        result.correlation = CorrelationID(correlation ?? result.slot.description)
        return faultMessage
    }
}

extension CorrelationID {
    /// Whether this is the slot's own name, which need not be stored; compared without building that name.
    fileprivate func isDefault(for slot: SlotID) -> Bool {
        var rest = rawValue.utf8[...]
        return rest.removePrefix(slot.monitor.rawValue.escapedForIdentity.utf8) && rest.removePrefix("@".utf8)
            && rest.removePrefix(slot.region.rawValue.escapedForIdentity.utf8) && rest.removePrefix("/".utf8)
            && rest.elementsEqual(String(slot.time.milliseconds).utf8)
    }
}

extension Substring.UTF8View {
    fileprivate mutating func removePrefix(_ prefix: String.UTF8View) -> Bool {
        guard starts(with: prefix) else { return false }
        self = dropFirst(prefix.count)
        return true
    }
}
#endif
