import ParleyCommands

/// The executable.
@main
enum Parley {
  static func main() async {
    await ParleyCommand.runProcess()
  }
}
