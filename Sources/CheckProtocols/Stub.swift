import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import MonitorCore
