import ClaudeMessages
import Foundation
import OrderedJSON
import TestSupport
import Testing
import ToolServers

/// The server of the official Python SDK, in both of its lines.
@Suite(.timeLimit(.minutes(2)))
struct RealServerTests {
  private static func interpreter(_ line: Int) -> String {
    "\(RepositoryRoot.path)/.build/mcp-\(line)/bin/python"
  }

  private static func isThere(_ line: Int) -> Bool {
    FileManager.default.isExecutableFile(atPath: interpreter(line))
  }

  @Test(.enabled(if: isThere(1), "there is no .build/mcp-1; Scripts/test makes it from PyPI"))
  func theFirstLineIsListedAndCalled() async throws {
    try await check(1)
  }

  @Test(.enabled(if: isThere(2), "there is no .build/mcp-2; Scripts/test makes it from PyPI"))
  func theSecondLineIsListedAndCalled() async throws {
    try await check(2)
  }

  private func check(_ line: Int) async throws {
    let stage = try ServerStage()
    let launch = stage.launch(
      Self.interpreter(line),
      ["\(RepositoryRoot.path)/Tests/MCP/weather-server.py"]
    )
    let found = try await stage.connected(launch) { server throws(ToolServerError) in
      let weather = try await server.call("weather", arguments: ["city": "Seoul"])
      let failed = try await server.call("weather", arguments: ["city": "Atlantis"])
      let misfit = try await server.call("weather", arguments: ["town": 5])
      let picture = try await server.call("picture", arguments: [:])
      return (server.name, server.tools, weather, failed, misfit, picture)
    }.get()
    #expect(found.0 == "weather")
    #expect(found.1.map(\.name) == ["weather", "picture"])
    #expect(found.1[0].description == "The weather in a city.")
    #expect(found.1[0].inputSchema["properties"]?["city"]?["type"] == "string")
    #expect(found.2.content.first?.text?.contains("21") == true && !found.2.isError)
    #expect(found.3.isError && found.4.isError)
    #expect(found.5.content.first?.type == .image)
  }
}
