import ClaudeMessages
import ModelProviders
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyREPL
import ParleyRuntime
import Testing

struct LiteralStatementTests {
  @Test(arguments: [
    ("Hello.", "say Hello."), ("Was ist # das?", "say Was ist # das?"),
    ("a {b} c", "say a {b} c"), ("{{x}}", "say \"\\{{x}}\""), (" padded", "say \" padded\""),
    ("\"quoted\"", "say \"\\\"quoted\\\"\""), ("one\ntwo", "say <<'END'\none\ntwo\nEND"),
    ("END\nx", "say <<'END2'\nEND\nx\nEND2"), ("  a\n  b", "say \"  a\\n  b\""),
    ("Read it as Person", "say \"Read it as Person\""),
    ("안녕 🎉", "say 안녕 🎉"), ("", "say \"\""),
    ("{\"a\": 1}", "say {\"a\": 1}"), ("\u{1B}[0m", "say \"\\u{1B}[0m\""),
  ])
  func aTextIsSaidInItsPlainestSpelling(text: String, statement: String) {
    #expect(LiteralStatement.say(text) == statement)
  }

  @Test(arguments: [
    "plain", "{{ x }}", "\\{{", "\\", "\"", "\"\"\"", "<<END\nx\nEND", "'raw'", "a\r\nb", "a\rb",
    "tab\there", "\nleading", "trailing\n", "  indented\n    more", "x as y", "{{{", "{{{{",
    "}", "} }", "{", "\u{0}", "\u{7F}", "\u{202E}abc", "é", "e\u{301}", "# x", "END",
    "a\n  END  \nb", "= x", ": x", "say x", "{{\n}}", "`code`", "👩‍👩‍👧", "a\n\n\nb",
    "\\n", "\\u{41}", "\\{", "{\\{", "a \\{{b}} c", "\t- one\n\t- two",
  ])
  func whatIsSaidIsTheTextItself(text: String) async throws {
    let host = try await Self.run(LiteralStatement.statement("user", text: text))
    let said = host.currentConversations.current.turns.map { Array($0.text.utf8) }
    #expect(said == [Array(text.utf8)])
  }

  @Test(arguments: [
    ("main", "fork main"), ("my chat", "fork \"my chat\""), ("a,b", "fork \"a,b\""),
    ("{{x}}", "fork \"\\{{x}}\""), ("초안", "fork 초안"),
  ])
  func namesAreQuotedWhereTheyHaveTo(name: String, statement: String) {
    #expect(LiteralStatement.statement("fork", word: name) == statement)
  }

  @Test func settingsAreWrittenAsTheStatementsThatMakeThem() async throws {
    let script = """
      model haiku-4.5
      max_tokens 200
      stop "END", "#\\n#"
      system <<'END'
      Be {{brief}}.
      Be kind.
      END
      thinking off
      temperature 0.5
      seed 7
      beta "one", "two"
      set speed "fast"
      set tools [{ "type": "web_search", "max": 2, "on": true, "x": null }]
      """
    let settings = try await Self.run(script).currentConversations.current.settings
    let statements = settings.statements
    #expect(statements.count == 10)
    let again = try await Self.run(statements.joined(separator: "\n"))
      .currentConversations.current.settings
    #expect(again.statements == statements)
    #expect(again.map == settings.map)
    #expect(statements.contains("model haiku-4.5"))
    #expect(statements.contains("stop \"END\", \"#\\n#\""))
    #expect(statements.contains("set speed \"fast\""))
  }

  /// Runs a script that sends nothing.
  private static func run(_ text: String) async throws -> ScriptHost {
    let script = CompiledScript(
      path: "test.claude",
      bytes: Array(text.utf8),
      catalogue: .builtIn,
      loader: NoSources()
    )
    let chunk = try #require(script.chunk, "\(script.diagnostics.map(\.message)): \(text)")
    let host = ScriptHost(
      configuration: HostConfiguration(
        provider: ScriptedProvider([]),
        catalogue: .builtIn,
        output: CombinedOutput([])
      ),
      world: ScriptWorld(
        permissions: Permissions(baseFolder: "/nonexistent", workingDirectory: "/nonexistent")
      )
    )
    var machine = Machine(script.program, chunk: chunk)
    _ = try await machine.run(on: host)
    return host
  }
}

extension MapValue {
  fileprivate static func == (one: MapValue, other: MapValue) -> Bool {
    ValueText.shown(.map(one)) == ValueText.shown(.map(other))
  }
}
