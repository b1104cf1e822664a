import MonitorCore
import MonitorTestKit

let shop = Monitor.simulated(
    "shop",
    every: .seconds(30),
    regions: ["eu", "us", "ap"],
    confirmation: ConfirmationPolicy(consecutiveFailures: 2)
)
let outage = TargetEpisode.outage(from: .minutes(10), lasting: .minutes(5))
let report = try Simulation(of: shop, during: [outage], lasting: .minutes(30)).run()
for page in report.pages { print(page) }
