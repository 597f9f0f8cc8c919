import ArgumentParser

import Glibc

/// `ScriptedServer`: a server of the Messages API that plays a script, for tests, benchmarks and people.
@main
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ScriptedServer",
    abstract: "Serves the Messages API on 127.0.0.1, playing a script of answers and faults.",
    discussion:
      "Prints its base URL as its first line once it listens, and runs until SIGTERM or SIGINT."
  )

  @Option(help: "The port; 0 takes any that is free.")
  var port = 0

  @Option(help: "A file of answers, as README.md describes it.")
  var script: String?

  @Flag(help: "Answer with the question itself.")
  var echo = false

  @Option(name: .customLong("delay-ms"), help: "Milliseconds before each answer.")
  var delay = 0

  @Option(name: .customLong("event-delay-ms"), help: "Milliseconds before each event.")
  var eventDelay = 0

  @Option(
    name: .customLong("batch-polls"),
    help: "How often a batch is looked at until it has ended."
  )
  var batchPolls = 1

  @Option(help: "Refuse requests without this credential.")
  var requireKey: String?

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("a port is from 0 to 65535") }
    guard batchPolls >= 0 else { throw ValidationError("a number of looks is 0 or more") }
    guard delay >= 0, eventDelay >= 0 else { throw ValidationError("a delay is 0 or more") }
  }

  func run() async throws {
    var configuration = ServerConfiguration()
    configuration.port = port
    configuration.echo = echo
    configuration.delay = .milliseconds(delay)
    configuration.eventDelay = .milliseconds(eventDelay)
    configuration.batchPolls = batchPolls
    configuration.requiredKey = requireKey
    if let script { configuration.script = try ServerScript(json: Self.contents(of: script)) }
    try await MessagesServer.run(configuration) { url in
      print(url)
      fflush(nil)
    }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw ValidationError("\(path) cannot be opened")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
