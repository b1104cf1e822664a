import Glibc

/// What the fuzzer calls with each input; the variable `FUZZ_TARGET` names the parser.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosenTarget.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private let chosenTarget: FuzzTarget = {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
    guard let name = getenv("FUZZ_TARGET").map({ String(cString: $0) }) else {
        fatalError("set FUZZ_TARGET to one of: \(names)")
    }
    guard let target = FuzzTarget(rawValue: name) else {
        fatalError("there is no target “\(name)”; there are: \(names)")
    }
    return target
}()
