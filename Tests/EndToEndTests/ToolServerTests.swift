import Foundation
import TestSupport
import Testing

/// `mcp` with the built binary: servers of tools in scripts, from their start to their end.
struct ToolServerTests {
  private static let call = """
    [{"match": "go", "blocks": [{"type": "tool_use", "id": "toolu_1", "name": "echo", "input": {"text": "hi"}}], "stop_reason": "tool_use", "repeat": 1},
     {"match": "again", "text": "Once more."}, {"text": "Done."}]
    """

  private static func server(_ mode: String) -> String {
    "python3 \(RepositoryRoot.path)/Tests/MCP/faulty-server.py \(mode) log"
  }

  private static func script(_ mode: String, after: String = "") -> String {
    """
    model haiku
    mcp "\(server(mode))"
    say go
    for call in reply.tool_calls { print call.name, call.result, call.is_error }
    \(after)
    """
  }

  /// The processes that were started and still run.
  private func survivors(of parley: Parley) -> [Int32] {
    let lines = (parley.folder.read("log") ?? "").split(separator: "\n")
    return lines.compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["self"] as? Int32
    }.filter { kill($0, 0) == 0 }
  }

  @Test func toolOfAServerIsOfferedCalledAndAnswered() async throws {
    let server = try await ServerProcess(Self.call)
    let parley = try Parley(server: server)
    let outcome = try await parley.run(script: Self.script("parent"), ["--allow-exec=python3"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "Done.\necho hi false\n")
    let bodies = try server.messageBodies()
    #expect(bodies.count == 2)
    #expect(bodies[0].contains(#""description":"says it again""#))
    #expect(bodies[1].contains(#""type":"tool_result""#) && bodies[1].contains(#""text":"hi""#))
    #expect(survivors(of: parley).isEmpty)
  }

  @Test func programThatMayNotBeRunIsNotStarted() async throws {
    let server = try await ServerProcess(Self.call)
    let parley = try Parley(server: server)
    let outcome = try await parley.run(script: Self.script("well"))
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("--allow-exec=python3"), "\(outcome.errors)")
    #expect(parley.folder.read("log") == nil)
    #expect(try server.messageBodies().isEmpty)
  }

  @Test func serverThatCannotBeUsedIsAnErrorThatACatchSees() async throws {
    let parley = try Parley(server: try await ServerProcess(Self.call))
    let script = """
      try { mcp "\(Self.server("absent"))" } catch e { print e.kind, e.message }
      mcp "\(Self.server("toolless"))"
      """
    let outcome = try await parley.run(script: script, ["--allow-exec=python3"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("ended with status 1; it wrote: cannot find the settings"))
    #expect(outcome.errors.contains("the tool server faulty offers no tools"))
    #expect(outcome.errors.contains("script.claude:2:1"), "\(outcome.errors)")
  }

  @Test func failureOfACallGoesToTheModel() async throws {
    for (mode, result) in [
      ("failing", "no such city true"), ("dying", "the disk is full"),
      ("resultless", "something that is no result of a tool"),
    ] {
      let server = try await ServerProcess(Self.call)
      let parley = try Parley(server: server)
      let outcome = try await parley.run(script: Self.script(mode), ["--allow-exec=python3"])
      #expect(outcome.status == 0, "\(mode): \(outcome.errors)")
      #expect(outcome.output.contains(result), "\(mode): \(outcome.output)")
      #expect(try server.messageBodies().last?.contains(#""is_error":true"#) == true)
    }
  }

  @Test func unsetEndsTheServerAndTakesItsToolsOff() async throws {
    let server = try await ServerProcess(Self.call)
    let parley = try Parley(server: server)
    let after = """
      unset mcp
      say again
      """
    let outcome = try await parley.run(
      script: Self.script("parent", after: after),
      ["--allow-exec=python3"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let bodies = try server.messageBodies()
    #expect(bodies.count == 3)
    #expect(bodies.last?.contains(#""tools""#) == false)
    #expect(survivors(of: parley).isEmpty)
  }

  @Test func interruptEndsTheCallAndTheServer() async throws {
    let answers = """
      [{"match": "go", "blocks": [{"type": "tool_use", "id": "toolu_1", "name": "wait", "input": {}}], "stop_reason": "tool_use"}]
      """
    let parley = try Parley(server: try await ServerProcess(answers))
    try parley.folder.write(Self.script("parent"), to: "script.claude")
    let process = try parley.start(["script.claude", "--allow-exec=python3"])
    let folder = parley.folder
    #expect(try await process.waits { folder.read("log")?.contains("tools/call") == true })
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130, "\(outcome.errors)")
    #expect(folder.read("log")?.contains("notifications/cancelled") == true)
    #expect(survivors(of: parley).isEmpty)
  }

  @Test func serverLivesFromEntryToEntryAtThePrompt() async throws {
    let server = try await ServerProcess(Self.call)
    let parley = try Parley(server: server)
    try parley.folder.write(
      "exec python3 \(RepositoryRoot.path)/Tests/MCP/faulty-server.py parent log",
      to: "tools"
    )
    let session = try await PromptSession(parley, ["--allow-exec=sh"])
    #expect(await session.run("mcp \"sh tools\"") == "")
    #expect(await session.run(":tools").contains("echo(text: string)"))
    #expect(await session.run("say go").contains("Done."))
    #expect(await session.run("print reply.tool_calls[0].result") == "hi")
    #expect(await session.leave() == .exited(0))
    #expect(survivors(of: parley).isEmpty)
  }

  @Test func trialsShareTheServerOfTheScript() async throws {
    let calls = (0..<6).map { number in
      """
      {"match": "trial \(number)", "repeat": 1, "stop_reason": "tool_use",
       "blocks": [{"type": "tool_use", "id": "toolu_\(number)", "name": "echo", "input": {"text": "result \(number)"}}]}
      """
    }
    let answers =
      "[\(calls.joined(separator: ",")), {\"text\": \"Done.\", \"repeat\": \"forever\"}]"
    let parley = try Parley(server: try await ServerProcess(answers))
    let script = """
      model haiku
      mcp "\(Self.server("parent"))"
      experiment many {
        vary n in range(6)
        concurrency 6
        trial {
          say "trial {{n}}"
          score own = reply.tool_calls[0].result == "result {{n}}"
        }
      }
      print many.count("pass")
      """
    let outcome = try await parley.run(script: script, ["--allow-exec=python3"])
    #expect(outcome.status == 0 && outcome.output == "6\n", "\(outcome.errors)")
    #expect(parley.folder.read("log")?.components(separatedBy: "initialize\"").count == 2)
    #expect(survivors(of: parley).isEmpty)
  }

  private static let interpreter = "\(RepositoryRoot.path)/.build/mcp-2/bin/python"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: interpreter),
      "there is no .build/mcp-2; Scripts/test makes it from PyPI"
    )
  )
  func builtInModelUsesTheToolOfARealServer() async throws {
    let script = """
      mcp "\(Self.interpreter) \(RepositoryRoot.path)/Tests/MCP/weather-server.py"
      say "What is the weather in Seoul?"
      print reply.tool_calls[0].name, reply.tool_calls[0].input
      """
    let outcome = try await Parley().run(
      script: script,
      ["--allow-exec=\(Self.interpreter)", "--quiet"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        It is 21 degrees and clear in Seoul.
        weather {"city": "Seoul"}

        """
    )
  }
}
