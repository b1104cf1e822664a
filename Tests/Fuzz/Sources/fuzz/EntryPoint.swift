import ChainFuzzing
import Glibc

/// What the fuzzer calls with each input; the variable `FUZZ_TARGET` names the parser.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    runChosenTarget([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private let runChosenTarget: @Sendable ([UInt8]) -> Void = {
    let names = (FuzzTarget.allCases.map(\.rawValue) + ChainFuzzTarget.allCases.map(\.rawValue)).joined(separator: " ")
    guard let name = getenv("FUZZ_TARGET").map({ String(cString: $0) }) else {
        fatalError("set FUZZ_TARGET to one of: \(names)")
    }
    if let target = FuzzTarget(rawValue: name) { return { target.run($0) } }
    guard let target = ChainFuzzTarget(rawValue: name) else {
        fatalError("there is no target “\(name)”; there are: \(names)")
    }
    return { _ = target.run($0) }
}()
