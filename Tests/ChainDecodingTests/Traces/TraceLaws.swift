import ChainDecoding
import Testing

/// Checks that hold for any trace.
enum TraceLaws {
    /// Part of a trace is no trace, and a trace with wrong bytes is read or refused, but never traps.
    static func check<Trace: TracerResult>(
        _ bytes: [UInt8],
        as type: Trace.Type,
        _ path: String,
        _ truncations: inout Truncations,
        using generator: inout SeededGenerator
    ) {
        truncations.check(bytes, path) { try Trace(json: $0.span) }
        for _ in 0..<8 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                guard let index = mutated.indices.randomElement(using: &generator) else { return }
                mutated[index] = UInt8.random(in: 0x20...0x7e, using: &generator)
            }
            _ = try? Trace(json: mutated.span)
        }
    }

    /// What the tree says of itself fits together.
    static func check(_ tree: CallTree, _ path: String) throws {
        var counted = 0
        for index in tree.indices {
            let children = tree.children(of: index)
            counted += children.count
            for child in children {
                #expect(
                    tree.parent(of: child) == index && tree.depth(of: child) == tree.depth(of: index) + 1,
                    "\(path)"
                )
            }
            #expect(tree.index(at: tree.traceAddress(of: index)) == index, "\(path)")
            #expect(
                tree.subtree(of: index).count == 1 + children.map { tree.subtree(of: $0).count }.reduce(0, +),
                "\(path)"
            )
        }
        #expect(counted == tree.count - 1, "\(path)")
        #expect(tree.steps.count == 2 * tree.count + tree.frames.map(\.logs.count).reduce(0, +), "\(path)")
        #expect(tree.effectiveIndices == tree.indices.filter(tree.tookEffect), "\(path)")
        #expect(try CallTree(tree.flatTraces().shuffled()).frames == tree.frames, "\(path)")
    }
}
