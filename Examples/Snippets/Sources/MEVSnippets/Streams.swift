import ChainDecoding
import MEVAnalysis

func follow(_ blocks: [BlockRecord]) throws(StreamError) -> [FindingID: AnyFinding] {
    var stream = MEVStream()
    var standing: [FindingID: AnyFinding] = [:]
    for block in blocks {
        for change in try stream.append(block) {
            switch change {
            case .found(let finding), .refound(let finding, _): standing[finding.id] = finding
            case .retracted(let finding): standing[finding.id] = nil
            }
        }
    }
    return standing
}

func append(_ block: BlockRecord, to stream: inout MEVStream) -> [FindingChange] {
    do {
        return try stream.append(block)
    } catch .missingParent(let parent) {
        print("fetch \(parent?.description ?? "block \(block.number - 1)") first")
    } catch .beyondReach(let first) {
        print("blocks before \(first) are final: begin a new stream")
    } catch {
        print(error)
    }
    return []
}

func goOn(from state: MEVStream.State) -> MEVStream {
    MEVStream(resuming: state)
}
