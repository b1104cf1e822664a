public import MonitorCore
public import NIOCore

extension IOError: SystemCallError {}
