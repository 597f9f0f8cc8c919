import Foundation

/// A line of shell, for redirections.
enum ShellRun {
  /// Runs a line and waits for its end.
  static func run(_ line: String, in folder: String) async throws -> (status: Int32, errors: String)
  {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "ANTHROPIC_BASE_URL": "http://127.0.0.1:1",
    ]
    process.standardError = errors
    try process.run()
    let data = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
