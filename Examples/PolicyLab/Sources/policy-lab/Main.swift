import ArgumentParser
import PolicyLabKit

@main
enum Main {
    static func main() async {
        await PolicyLabCommand.main()
    }
}
