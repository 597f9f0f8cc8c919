import Foundation

/// The folder of the build products that this test binary stands in.
enum BuiltProducts {
  /// The path of an executable of this package.
  static func path(of name: String) -> String {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: name).path
  }
}
