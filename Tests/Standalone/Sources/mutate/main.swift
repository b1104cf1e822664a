import Foundation

// Gives every decoder of ChainDecoding inputs that were valid before they were changed; each must accept or refuse them soon.
do {
    let options = try Options(CommandLine.arguments.dropFirst())
    let harvest = try options.vectors.map { try Harvest(folder: $0) }
    var hasFailed = false
    for target in options.targets {
        let corpus = try Corpus(target, seeds: options.seeds, harvest: harvest)
        if try !Run(corpus: corpus, options: options).execute() { hasFailed = true }
    }
    exit(hasFailed ? 1 : 0)
} catch {
    print(error)
    exit(2)
}
