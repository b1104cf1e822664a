import AlertRules
import MonitorCore

print(Monitor(id: "example", check: CheckSpecification(kind: "http", configuration: [:])).name)
