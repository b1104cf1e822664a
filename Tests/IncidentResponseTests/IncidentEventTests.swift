import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Incident events")
struct IncidentEventTests {
    private static let attempt = NotificationAttempt(
        notification: "ntf_1",
        channel: "slack",
        occasion: .opened,
        attempt: 2,
        outcome: .failed,
        detail: "503",
        truncatedParts: ["evidence"]
    )

    @Test(
        "events survive their stored form",
        arguments: [
            .opened(.testing(.firing, sequence: 1), channels: ["a"]), .updated(.testing(.firing, sequence: 2)),
            .reopened(.testing(.firing, sequence: 3)), .resolved(.testing(.resolved, sequence: 4)),
            .closed(by: "ada"), .acknowledged(by: "bob"), .notified(attempt), .note(by: "ada", text: "hm"),
        ] as [IncidentEvent.Kind]
    )
    func roundTrip(kind: IncidentEvent.Kind) throws {
        let event = IncidentEvent(kind, at: Timestamp(seconds: 1))
        #expect(try WireCodec.decode(IncidentEvent.self, from: WireCodec.encode(event)) == event)
    }

    @Test("an event of a later version is kept as it is and changes nothing but the version")
    func unrecognized() throws {
        let json = #"{"at":"2027-01-15T08:00:00Z","kind":"escalated","to":{"team":"x"},"wireVersion":1}"#
        let event = try WireCodec.decode(IncidentEvent.self, from: Array(json.utf8))
        #expect(event.kind == .unrecognized("escalated"))
        #expect(String(decoding: try WireCodec.encode(event), as: UTF8.self) == json)
        let opened = IncidentEvent(.opened(.testing(.firing, sequence: 1), channels: []), at: .epoch)
        var incident = try #require(Incident(id: "i", openedBy: opened))
        let before = incident
        incident.apply(event)
        #expect(incident.version == 2)
        incident.version = 1
        #expect(incident == before)
    }

    @Test("incidents and notifications survive their stored form")
    func documents() throws {
        let opened = IncidentEvent(.opened(.testing(.firing, sequence: 1), channels: ["a"]), at: .epoch)
        var incident = try #require(Incident(id: "i", openedBy: opened))
        incident.apply(IncidentEvent(.acknowledged(by: "ada"), at: .epoch))
        incident.apply(IncidentEvent(.resolved(.testing(.resolved, sequence: 2)), at: .epoch))
        #expect(try WireCodec.decode(Incident.self, from: WireCodec.encode(incident)) == incident)
        let notification = Notification(
            id: "n",
            incident: "i",
            channel: "c",
            occasion: .resolved,
            alert: .testing(.resolved, sequence: 2),
            startedAt: .epoch,
            endedAt: Timestamp(seconds: 5),
            createdAt: .epoch
        )
        #expect(try WireCodec.decode(Notification.self, from: WireCodec.encode(notification)) == notification)
    }

    @Test("an incident that is not opened first is none")
    func notOpened() {
        let note = IncidentEvent(.note(by: "ada", text: ""), at: .epoch)
        #expect(Incident.folding([note], onto: nil, id: "i") == nil)
        #expect(throws: StoreError.self) {
            try IncidentCommit(incident: "i", expectedVersion: 0, events: [note]).validate()
        }
        #expect(throws: StoreError.self) {
            try IncidentCommit(incident: "i", expectedVersion: 1, events: []).validate()
        }
    }
}
