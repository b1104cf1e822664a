import ChainDecoding

extension SourceText {
    /// Writes all that is generated for a contract.
    mutating func append(_ binding: ContractBinding) {
        documentation("The interface of \(binding.title.isEmpty ? "a contract" : "`\(binding.title)`").")
        if binding.isSized { line("@available(macOS 26, *)") }
        block("\(access)enum \(binding.name)") { text in
            for tuple in binding.tuples {
                text.append(tuple: tuple, as: "ABIStruct, Hashable", "The tuple `\(tuple.signature)`.")
            }
            if let constructor = binding.constructor {
                text.append(tuple: constructor, as: "ContractConstructor", "What the contract is created with.")
            }
            if !binding.calls.isEmpty { text.append(calls: binding.calls) }
            if !binding.events.isEmpty { text.append(events: binding.events) }
            if !binding.errors.isEmpty { text.append(errors: binding.errors) }
        }
    }

    private mutating func append(calls: [Item]) {
        declaration("A call of a function of the contract.", "enum Calls: Sendable, Hashable") { text in
            text.append(cases: calls, "A call of")
            text.appendInitializer(
                "Decodes a call of any of the functions.",
                "init(calldata: Bytes, by decoder: ABIDecoder = ABIDecoder())"
            ) {
                $0.appendSwitch(over: "calldata", calls, otherwise: "the contract has no function of this selector")
            }
            for call in calls {
                text.append(selected: call, as: "ContractCall", "A call of")
            }
        }
    }

    private mutating func append(errors: [Item]) {
        declaration("An error with which the contract reverts.", "enum Errors: Error, Sendable, Hashable") { text in
            text.append(cases: errors, "The error")
            text.appendInitializer(
                "Decodes the data of a revert with any of the errors.",
                "init(revertData: Bytes, by decoder: ABIDecoder = ABIDecoder())"
            ) {
                $0.appendSwitch(over: "revertData", errors, otherwise: "the contract has no error of this selector")
            }
            for error in errors {
                text.append(selected: error, as: "ContractError", "The error")
            }
        }
    }

    private mutating func append(events: [Item]) {
        declaration("An event that the contract logs.", "enum Events: Sendable, Hashable") { text in
            text.append(cases: events, "The event")
            text.appendInitializer(
                "Decodes a log of any of the events.",
                "init(topics: LogTopics, data: Bytes, by decoder: ABIDecoder = ABIDecoder())"
            ) { $0.appendSwitch(overTopicsOf: events) }
            text.appendInitializer(
                "Decodes a log of any of the events.",
                "init(_ log: Log, by decoder: ABIDecoder = ABIDecoder())"
            ) { $0.line("try self.init(topics: log.topics, data: log.data, by: decoder)") }
            for event in events { text.append(event: event) }
        }
    }

    // MARK: Enums

    private mutating func append(cases items: [Item], _ kind: String) {
        for item in items {
            documentation("\(kind) `\(SwiftName.documented(item.signature))`.")
            line("case \(item.caseName)(\(item.name))")
        }
    }

    private mutating func appendInitializer(_ text: String, _ head: String, _ body: (inout SourceText) -> Void) {
        line()
        documentation(text)
        line("///")
        documentation("- Throws: `DecodeError`, with code `unsupported` when it is none of them.")
        block("\(access)\(head) throws(DecodeError)", body)
    }

    private mutating func appendSwitch(over data: String, _ items: [Item], otherwise message: String) {
        line("switch try \(data).leadingSelector().value {")
        for item in items {
            line("case \(Self.number(Selector(signature: item.signature).value)):")
            nested { $0.line("self = .\(item.caseName)(try .init(\(data): \(data), by: decoder))") }
        }
        line("default:")
        nested { $0.line("throw DecodeError(.unsupported, \"\(message)\", at: 0)") }
        line("}")
    }

    private mutating func appendSwitch(overTopicsOf events: [Item]) {
        line("switch topics.topic0?.word0 ?? 0 {")
        for event in events where !event.isAnonymous {
            let topic0 = Keccak256.hash(event.signature).word0
            line("case \(Self.number(topic0)) where \(event.name).matches(topics):")
            nested { $0.line("self = .\(event.caseName)(try .init(topics: topics, data: data, by: decoder))") }
        }
        line("default:")
        nested { text in
            // Only their data tell anonymous events apart.
            for event in events where event.isAnonymous {
                text.block("if let event = try? \(event.name)(topics: topics, data: data, by: decoder)") {
                    $0.line("self = .\(event.caseName)(event)")
                    $0.line("return")
                }
            }
            text.line("throw DecodeError(.unsupported, \"the contract has no event of these topics\")")
        }
        line("}")
    }
}
