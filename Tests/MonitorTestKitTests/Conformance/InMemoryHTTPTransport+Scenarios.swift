import MonitorCore
import MonitorTestKit

extension InMemoryHTTPTransport {
    /// A transport that answers as the scenarios say, by URL.
    convenience init(scenariosOn time: VirtualTime) {
        self.init(time: time) { request in
            let path = request.url.split(separator: "/").dropFirst(2)
            let number = path.dropFirst().first.flatMap { Int($0) } ?? 0
            switch path.first {
            case "echo":
                let headers = [
                    HTTPHeader("x-method", request.method),
                    HTTPHeader("x-got", request.headers.first { $0.name == "x-sent" }?.value ?? ""),
                ]
                return .init(.success(HTTPTransportResponse(status: 200, headers: headers, body: request.body)))
            case "status": return .status(number)
            case "redirect": return .status(302, headers: [HTTPHeader("location", "/")])
            case "silence": return .status(200, after: .seconds(3_600))
            case "body":
                let body = [UInt8](repeating: 7, count: number)
                return .init(.success(HTTPTransportResponse(status: 200, body: body)))
            default: return .failure(.unreachable)
            }
        }
    }

    /// Where a scenario is played.
    static func url(_ scenario: HTTPTransportScenario) -> String {
        switch scenario {
        case .echo: "http://test/echo"
        case .status(let status): "http://test/status/\(status)"
        case .redirect: "http://test/redirect"
        case .silence: "http://test/silence"
        case .body(let byteCount): "http://test/body/\(byteCount)"
        case .absent: "http://test/absent"
        }
    }
}
