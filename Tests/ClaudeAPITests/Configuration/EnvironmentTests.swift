import Testing

@testable import ClaudeAPI

struct EnvironmentTests {
  private func configuration(_ environment: [String: String]) throws -> ClientConfiguration {
    try ClientConfiguration(environment: environment)
  }

  @Test func theKeyComesBeforeTheToken() throws {
    let both = try configuration(["ANTHROPIC_API_KEY": "sk-1", "ANTHROPIC_AUTH_TOKEN": "tok"])
    #expect(both.credential == .apiKey(try Secret("sk-1", from: "")))
    #expect(both.notices.count == 1)
    let token = try configuration(["ANTHROPIC_API_KEY": "", "ANTHROPIC_AUTH_TOKEN": "tok"])
    #expect(token.credential == .authToken(try Secret("tok", from: "")))
    #expect(token.notices.isEmpty)
  }

  @Test func aKeysLineEndIsNoPartOfIt() throws {
    let configuration = try configuration(["ANTHROPIC_API_KEY": " sk-1\r\n"])
    #expect(configuration.credential == .apiKey(try Secret("sk-1", from: "")))
  }

  @Test(arguments: ["two words", "line\nend", "schlüssel", "nul\0"])
  func unusableKeysAreRefusedWithoutRepeatingThem(key: String) {
    let error = #expect(throws: ClaudeError.self) { try configuration(["ANTHROPIC_API_KEY": key]) }
    #expect(error?.code == .configuration)
    #expect(error?.message.contains(key) == false)
  }

  @Test func emptyVariablesCountAsUnset() throws {
    let configuration = try configuration(["ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": " "])
    #expect(configuration.credential == nil)
    #expect(configuration.baseURL == .claudeAPI)
  }

  @Test func customHeadersAreLines() throws {
    let configuration = try configuration([
      "ANTHROPIC_CUSTOM_HEADERS": "X-Team: blue\r\n\n x-key : a: b "
    ])
    #expect(configuration.customHeaders["x-team"] == "blue")
    #expect(configuration.customHeaders["X-Key"] == "a: b")
    #expect(configuration.customHeaders.count == 2)
  }

  @Test(arguments: [
    "no colon", ": empty", "bad name: x", "Content-Length: 5", "transfer-encoding: chunked",
    "Host: elsewhere",
  ])
  func unusableHeadersAreRefused(lines: String) {
    let error = #expect(throws: ClaudeError.self) {
      try configuration(["ANTHROPIC_CUSTOM_HEADERS": lines])
    }
    #expect(error?.code == .configuration)
  }

  @Test func secretsAreNotShown() throws {
    var configuration = try configuration([
      "ANTHROPIC_API_KEY": "sk-hush", "ANTHROPIC_CUSTOM_HEADERS": "x-gateway: sk-hush",
    ])
    configuration.workspaceID = "wrk"
    var dumped = ""
    dump(configuration, to: &dumped)
    let credential = try #require(configuration.credential)
    #expect(!"\(configuration) \(credential) \(dumped)".contains("sk-hush"))
    #expect("\(credential)".contains("<redacted>"))
    #expect("\(configuration.customHeaders)".contains("x-gateway: <redacted>"))
  }
}
