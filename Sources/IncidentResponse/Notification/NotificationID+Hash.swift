import Crypto
import MonitorCore

extension NotificationID {
    /// The key of what a channel is told on one occasion; the same whenever it is computed.
    init(_ incident: IncidentID, _ channel: ChannelID, _ occasion: Notification.Occasion, sequence: Int64) {
        self.init(rawValue: "ntf_" + hashedName("\(incident)\n\(channel)\n\(occasion.rawValue)\n\(sequence)"))
    }
}

/// 32 hexadecimal digits that stand for a text of any length and content.
func hashedName(_ text: String) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var name = ""
    for byte in SHA256.hash(data: Array(text.utf8)).prefix(16) {
        name.unicodeScalars.append(digits[Int(byte >> 4)])
        name.unicodeScalars.append(digits[Int(byte & 15)])
    }
    return name
}
