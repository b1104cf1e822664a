import ChainDecoding

var json = ""
while let line = readLine(strippingNewline: false) { json += line }
do {
    let answer = try RPCResponse<[RPCReceipt]>(json: Array(json.utf8).span)
    for log in try answer.result.get().flatMap(\.logs) {
        let event = try? SignatureRegistry.standard.events.decode(log.log)
        print(log.log.address, event?.description ?? "unknown event")
    }
} catch {
    print(error)
}
