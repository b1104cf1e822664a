extension CallFrame {
    /// The call in one line, such as `CALL 0xdac1… a9059cbb value 5 gas 41000/60000 → ok`.
    ///
    /// - Parameter name: What stands for the callee and the calldata, such as `USDT.transfer(to: …, amount: …)`;
    ///   `nil` writes the callee's address and the selector.
    /// - Returns: The line, without a line break or another control character, unless `name` has one.
    public func line(naming name: String? = nil) -> String {
        var line = "\(kind.rawValue) \(name ?? plainName)"
        if let value, !value.isZero { line += " value \(value)" }
        switch (gasUsed, gas) {
        case (let used?, let gas?): line += " gas \(used)/\(gas)"
        case (let used?, nil): line += " gas \(used)"
        case (nil, let gas?): line += " gas ?/\(gas)"
        case (nil, nil): break
        }
        return line + " → \(outcome)"
    }

    private var plainName: String {
        let callee = to?.description ?? "?"
        guard let selector else { return callee }
        return "\(callee) \(selector.description.dropFirst(2))"
    }

    private var outcome: String {
        guard let error else { return "ok" }
        let formatter = ABIFormatter()
        guard let revertReason else { return formatter.text(of: error) }
        return "\(formatter.text(of: error)): \(formatter.text(of: revertReason))"
    }
}
