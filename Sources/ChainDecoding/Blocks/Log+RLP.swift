extension Log {
    init(from reader: inout RLPReader) throws(DecodeError) {
        self = try reader.readList { (list) throws(DecodeError) in
            let address = try list.readAddress()
            let place = list.offset
            let topics = try list.readArray("topics") { (list) throws(DecodeError) in try list.readHash32() }
            guard let topics = LogTopics(topics) else {
                throw DecodeError(.outOfRange, "\(topics.count) topics, though a log has four at most", at: place)
            }
            return Log(address: address, topics: topics, data: try list.readBytes())
        }
    }

    func append(to encoder: inout RLPEncoder) {
        encoder.appendList { list in
            list.append(address)
            list.appendList { list in
                for topic in topics { list.append(topic) }
            }
            list.append(data)
        }
    }
}
