import ArgumentParser
import BlackTideKit

@main
enum Main {
    static func main() async {
        await BlackTideCommand.main()
    }
}
