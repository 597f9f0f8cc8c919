import ClaudeMessages
import OrderedJSON
import TestSupport
import Testing
import ToolServers

/// Servers that keep to the protocol.
@Suite(.timeLimit(.minutes(2)))
struct ServerConnectionTests {
  let stage: ServerStage

  init() throws {
    stage = try ServerStage()
  }

  @Test func toolsOfAllPagesAreListedInOrder() async throws {
    let tools = try await stage.connected("well") { $0.tools }.get()
    #expect(tools.map(\.name) == ["echo", "add", "wait"])
    #expect(tools.map(\.description) == ["says it again", "adds", nil])
    #expect(
      tools[0].inputSchema
        == ["type": "object", "properties": ["text": ["type": "string"]]]
    )
  }

  @Test func serverIsCalledByTheNameThatItGivesItself() async throws {
    #expect(try await stage.connected("well") { $0.name }.get() == "faulty")
  }

  @Test func handshakeComesBeforeAnythingElse() async throws {
    _ = try await stage.echo("well").get()
    let log = stage.log
    #expect(
      log.compactMap { $0["method"]?.stringValue } == [
        "initialize", "notifications/initialized", "tools/list", "tools/list", "tools/list",
        "tools/call",
      ]
    )
    #expect(log[0]["params"]?["clientInfo"] == ["name": "parley", "version": "1.2.3"])
    #expect(log[0]["params"]?["protocolVersion"] == "2025-11-25")
  }

  @Test func resultOfACallIsItsText() async throws {
    let result = try await stage.echo("well", "héllo\n\"x\"").get()
    #expect(result == ServerToolResult(content: [.text("héllo\n\"x\"")], isError: false))
  }

  @Test func olderVersionsAreSpokenToo() async throws {
    #expect(try await stage.echo("old").get().content == [.text("hi")])
  }

  @Test func messagesInAnArrayAreRead() async throws {
    #expect(try await stage.echo("batching").get().content == [.text("hi")])
  }

  @Test func serverWithoutAHandshakeGetsAnEnvelopeWithEachRequest() async throws {
    let name = try await stage.connected("envelope") { server throws(ToolServerError) in
      _ = try await server.call("echo", arguments: [:])
      return server.name
    }.get()
    #expect(name == "modern")
    let call = try #require(stage.log.last)
    #expect(
      call["params"]?["_meta"] == [
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": ["name": "parley", "version": "1.2.3"],
        "io.modelcontextprotocol/clientCapabilities": [:],
      ]
    )
  }

  @Test func contentOfEachKindIsKeptOrTold() async throws {
    let result = try await stage.echo("mixed").get()
    #expect(
      result.content == [
        .text("one"), .image(.base64(mediaType: "image/png", data: "aGk=")),
        .text("[an image of type image/tiff, which cannot be shown]"),
        .text("[audio of type audio/wav, which cannot be played]"), .text("inside"),
        .text("[file:///b: application/zip, not text]"), .text("[see: file:///c]"),
      ]
    )
  }

  @Test func structuredContentAloneIsItsJSON() async throws {
    #expect(try await stage.echo("structured").get().content == [.text("{\"sum\":3}")])
  }

  @Test func failureOfAToolIsAResult() async throws {
    let result = try await stage.echo("failing").get()
    #expect(result == ServerToolResult(content: [.text("no such city")], isError: true))
  }

  @Test func pingIsAnsweredAndOtherRequestsAreRefused() async throws {
    let outcome = await stage.connected("curious") { server throws(ToolServerError) in
      _ = try await server.call("echo", arguments: [:])
      // By the time that a second call is answered, the answers to the server's own requests have been read by it.
      return try await server.call("echo", arguments: [:])
    }
    #expect(outcome.failure == nil)
    #expect(stage.log.contains(["jsonrpc": "2.0", "id": "mine", "result": [:]]))
    let refusal = stage.log.first { $0["id"] == 7 }
    #expect(refusal?["error"]?["code"] == -32601)
  }

  @Test func callsAtTheSameTimeGetTheirOwnResults() async throws {
    let texts = try await stage.connected("well") { server throws(ToolServerError) in
      await withTaskGroup(of: Bool.self) { group in
        for number in 0..<20 {
          group.addTask {
            let text = String(number)
            let result = try? await server.call("echo", arguments: ["text": .string(text)])
            return result?.content == [.text(text)]
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }.get()
    #expect(texts == Array(repeating: true, count: 20))
  }

  @Test func closedServerAnswersNoMore() async throws {
    let outcome = await stage.connected("well") { server throws(ToolServerError) in
      await server.close()
      await server.close()
      return try await server.call("echo", arguments: [:])
    }
    #expect(outcome.failure?.code == .ended)
  }

  @Test func unknownToolIsNotAskedFor() async throws {
    let outcome = await stage.connected("well") { server throws(ToolServerError) in
      try await server.call("fly", arguments: [:])
    }
    #expect(outcome.failure?.code == .unknownTool)
    #expect(!stage.log.contains { $0["method"] == "tools/call" })
  }

  @Test func severalServersLiveSideBySide() async throws {
    let first = stage.launch("well")
    let second = stage.launch("mixed")
    let counts = await ToolServers.scope(version: "1") { servers in
      var counts: [Int] = []
      for launch in [first, second, first] {
        guard let server = try? await servers.connect(launch) else { continue }
        let result = try? await server.call("echo", arguments: ["text": "x"])
        counts.append(result?.content.count ?? 0)
      }
      return counts
    }
    #expect(counts == [1, 7, 1])
  }

  @Test func serverSeesTheGivenVariablesAlone() async throws {
    let script = "env > seen; exec python3 \(ServerStage.fixtures)/faulty-server.py"
    _ = await stage.connected(stage.launch("sh", ["-c", script])) { $0.name }
    let names = (stage.folder.read("seen") ?? "").split(separator: "\n").map {
      String($0.prefix { $0 != "=" })
    }
    #expect(Set(names).subtracting(["PWD", "_", "SHLVL", "OLDPWD"]) == ["PATH", "HOME"])
  }
}
