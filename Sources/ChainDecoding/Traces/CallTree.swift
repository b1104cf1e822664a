/// The calls of a transaction, as any tracer tells of them.
///
/// The frames lie in one array, depth first: each before the calls that it makes, these in their order. An index into
/// the tree is an index into that array, and index 0 is the transaction's own call.
///
/// ```swift
/// let tree = try CallTree(json: bytes.span)
/// for index in tree.indices {
///     print(tree.line(of: index))
/// }
/// ```
///
/// Reading takes the results of geth's `callTracer` in both of its forms, `flatCallTracer` and `erc7562Tracer`, and the
/// flat traces of one transaction that `trace_transaction` gives.
public struct CallTree: Sendable, Hashable {
    /// The calls, depth first; at least one.
    public let frames: [CallFrame]
    /// What `erc7562Tracer` tells of each frame; empty for other tracers.
    public let validationRecords: [ValidationRecord]
    let links: [CallTreeLink]

    init(frames: [CallFrame], links: [CallTreeLink], validationRecords: [ValidationRecord] = []) {
        self.frames = frames
        self.links = links
        self.validationRecords = validationRecords
    }

    /// The transaction's own call.
    public var root: CallFrame { frames[0] }

    // MARK: Navigation

    /// How many calls a call is inside of: 0 for the transaction's own.
    public func depth(of index: Int) -> Int { links[index].depth }

    /// The call that makes a call; `nil` for the transaction's own.
    public func parent(of index: Int) -> Int? {
        let parent = links[index].parent
        return parent < 0 ? nil : parent
    }

    /// A call with all calls inside it, which follow it.
    public func subtree(of index: Int) -> Range<Int> { index..<links[index].end }

    /// The calls that a call makes, in their order.
    ///
    /// - Complexity: O(*n*) in the number of these calls.
    public func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < links[index].end {
            children.append(child)
            child = links[child].end
        }
        return children
    }

    /// Which call of which call … a call is, from the outermost inwards; empty for the transaction's own.
    ///
    /// - Complexity: O(*n*) in the number of calls before it.
    public func traceAddress(of index: Int) -> [Int] {
        var address: [Int] = []
        var call = index
        while let parent = parent(of: call) {
            var position = 0
            var sibling = parent + 1
            while sibling < call {
                position += 1
                sibling = links[sibling].end
            }
            address.append(position)
            call = parent
        }
        return address.reversed()
    }

    /// The call at a trace address, or `nil` where there is none.
    public func index(at traceAddress: [Int]) -> Int? {
        var index = 0
        for position in traceAddress {
            let end = links[index].end
            guard position >= 0 else { return nil }
            index += 1
            var sibling = 0
            while sibling < position, index < end {
                index = links[index].end
                sibling += 1
            }
            guard index < end else { return nil }
        }
        return index
    }

    // MARK: Printing

    /// A call in one line, moved to the right by two spaces for each call that it is inside of, but by 128 at most.
    ///
    /// - Parameters:
    ///   - index: The call.
    ///   - name: What stands for callee and calldata, such as a function with its arguments; `nil` writes address and
    ///     selector.
    /// - Returns: The line, without a line break.
    public func line(of index: Int, naming name: (CallFrame) -> String? = { _ in nil }) -> String {
        let indentation = String(repeating: "  ", count: Swift.min(depth(of: index), 64))
        return indentation + frames[index].line(naming: name(frames[index]))
    }
}

extension CallTree: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }

    /// How many calls there are.
    public var endIndex: Int { frames.count }

    /// The call at an index, which must be one of `indices`.
    public subscript(index: Int) -> CallFrame { frames[index] }
}

extension CallTree: TracerResult {
    /// Reads a tree from the nested form, an object, or from the flat form, an array.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong; with code `limitExceeded` for calls that are
    ///   nested too deep.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        if try reader.json.kind() == .array {
            try self.init(try [FlatTrace](from: &reader), limits: reader.limits)
        } else {
            var calls = CallTreeReader(limits: reader.limits)
            self = try calls.read(from: &reader)
        }
    }
}
