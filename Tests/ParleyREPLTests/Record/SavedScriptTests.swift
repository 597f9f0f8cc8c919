import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyFormat
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyHost
@testable import ParleyREPL

struct SavedScriptTests {
  /// Runs a script with a provider whose answers are whole, and returns the requests that were answered.
  private static func requests(
    of script: SavedScript,
    in folder: TemporaryFolder
  ) async -> (bodies: [[UInt8]], errors: [String]) {
    let provider = EchoProvider(hangs: false)
    let errors = CollectedText()
    let output = ReactingOutput { event in
      if case .error(let diagnostics) = event { errors.write(diagnostics.map(\.message).joined()) }
    }
    var configuration = HostConfiguration(
      provider: provider,
      catalogue: .builtIn,
      output: output
    )
    configuration.experiments = CountedExperiments()
    let host = ScriptHost(
      configuration: configuration,
      world: ScriptWorld(
        permissions: Permissions(
          baseFolder: folder.path,
          workingDirectory: folder.path,
          grants: Grants(writes: [folder.path])
        )
      )
    )
    _ = await ScriptRun(script.compilation, on: host).run()
    return (provider.answered, errors.text.isEmpty ? [] : [errors.text])
  }

  private static func saved(_ log: EntryLog, in folder: TemporaryFolder) -> SavedScript {
    let permissions = Permissions(baseFolder: folder.path, workingDirectory: folder.path)
    return SavedScript(
      log,
      path: "saved.claude",
      catalogue: .builtIn,
      loader: ScriptSourceLoader(files: ScriptFiles(permissions: permissions))
    )
  }

  /// Enters entries, saves the session, runs the script, and compares the requests.
  private static func compare(
    _ entries: [String],
    start: SessionStart = SessionStart(provider: "api"),
    in folder: TemporaryFolder? = nil
  ) async throws -> String {
    let folder = try folder ?? TemporaryFolder()
    let provider = EchoProvider(hangs: true)
    let stage = SessionStage(provider, in: folder, start: start) { event in
      if case .text(EchoProvider.half, _) = event { true } else { false }
    }
    for entry in entries { await stage.enter(entry) }
    let script = saved(stage.session.log, in: folder)
    let comment = Comment(rawValue: entries.joined(separator: "\n⏎ ") + "\n---\n" + script.text)
    #expect(script.errors.map(\.message) == [], comment)
    if case .unchanged = Formatting.format(Array(script.text.utf8)) {
    } else {
      Issue.record("the script is not laid out as `parley fmt` does")
    }
    let (bodies, errors) = await requests(of: script, in: folder)
    #expect(errors == [], comment)
    #expect(
      bodies.map { String(decoding: $0, as: UTF8.self) }
        == provider.answered.map { String(decoding: $0, as: UTF8.self) },
      comment
    )
    return script.text
  }

  @Test(arguments: [
    ["say hello", "let x = 1", "let x = 2", "say {{x}}"],
    [":talk", "how is {{x}}? # no } comment", "\"quoted\" and 'more'", ":talk off", "say end"],
    [":talk", "two\n  lines\nEND\nmore", "  indented\n  both", " as NAME", ":model haiku", "x"],
    [
      "def f(a) { return \"one {{a}}\" }", "say {{f(1)}}", "def g() { return f(3) }", "say {{g()}}",
    ],
    [
      "def f(a) { return \"one {{a}}\" }", "def g() { return f(3) }", "say {{f(1)}} {{g()}}",
      "def f(a, b = 2) { return \"two {{a}} {{b}}\" }", "say {{f(1)}} {{g()}}",
      "let f = \"text\"", "say {{f}}",
    ],
    ["let f = 1", "say {{f}}", "def f() { return 7 }", "say {{f()}}"],
    ["1 + 2", "let x = [1, 2]", "x", "x[0]", "if true { len(x) }", "reply", "len(x)", "say end"],
    ["def f() { 1 + 2\n return 3 }", "f()", "f", "a -> a", "say {{f()}}"],
    ["user one", "send", "user two", "send", "retry"],
    [
      "schema A { x: int }", "say \"one\" as A", "say \"two\" as A\nschema A { y: int }",
      "say \"three\" as A\nsay four", "say five",
    ],
    ["schema A { x: int }", "say \"one\" as A", "let p = say \"two\" as A", "retry", "say three"],
    ["say a", "say b", "undo", "say c", "undo", "redo", "retry", "reset", "say d"],
    ["say a", "fork other", "say b", "chat main", "say c", "chat third", "say d"],
    ["with max_tokens 50, system \"Be brief.\" { say \"a\" }", "say b"],
    ["param p = \"a\" \"what\"", "say {{p}}", "param p = \"b\"", "say {{p}}"],
    ["say FAIL! a", "say b", "retry"],
    ["say FAIL! a", "retry", "say b"],
    ["let who = \"x\"", "say FAIL! {{who}}", "let who = \"y\"", "say ok", "say {{who}}"],
    ["say HANG! a", "send", "say b"],
    ["say HANG! a", "say b", "undo", "undo", "say c"],
    ["let r = say HANG! a", "say {{reply.text}}"],
    ["for i in range(3) { say item {{i}}\nif i == 1 { fail \"x\" } }", "say after"],
    ["let z = 1\nsay a {{z}}\nfail \"stop\"\nsay never", "say {{z}}"],
    ["def h() {\nsay inside\nfail \"late\"\n}", "h()", "let y = h()", "say after"],
    ["let z = 0\nfor i in range(3) { z += 1\nsay \"FAIL! {{z}}\" }", "say {{z}}"],
    ["sya hi", "print undefined_name", "say <<END\nbody {{1 + 1}}\n  END2\nEND", "expect 1 == 2"],
    ["try { fail \"a\" } catch e { say \"{{e.message}}\" }", "say b"],
    ["max_tokens 50", "say a", "unset max_tokens", "say b", ":vars", ":nonsense"],
    ["print reply.text", "say a", "print reply.nothing", "say {{reply.text}}"],
    ["let a = 1 # one\n\n# two\nlet b = 2", "say {{a}}{{b}} # text"],
    ["say HANG! a\nsay never", "say b"],
    [
      "experiment e { repeat 2\n trial { say hi\n reply.text } }", "say {{e.summary}}",
      "experiment e { trial { } }", "e.summary", "say {{e.summary}}",
    ],
    ["let e = 1", "say {{e}}", "experiment e { trial { } }", "say {{e.summary}}"],
    ["experiment e { trial { } }", "say {{e.summary}}", "let e = 1", "say {{e}}"],
    [
      "def e() { return 1 }", "say {{e()}}", "experiment e { trial { } }", "say {{e.summary}}",
      "experiment e { repeat 3\n trial { } }", "say {{e.summary}}",
    ],
    ["say a", "experiment e { repeat 13\n trial { say b } }", "say c", "retry"],
  ])
  func savedScriptSendsTheRequestsOfTheSession(_ entries: [String]) async throws {
    _ = try await Self.compare(entries)
  }

  @Test(arguments: 0..<60)
  func savedScriptOfAnySessionSendsItsRequests(_ seed: UInt64) async throws {
    var source = SessionWriter(seed: seed)
    _ = try await Self.compare(source.entries(count: 25))
  }

  @Test func whatTheCommandLineGaveStandsFirst() async throws {
    let start = SessionStart(
      provider: "api",
      model: "haiku",
      settings: [SettingChange(name: "model", value: "haiku")],
      ceiling: 500_000_000_000,
      parameters: [ParameterArgument(name: "p", value: "x")]
    )
    let text = try await Self.compare(
      ["say a", "model opus", "say b", "unset model", "say c"],
      start: start
    )
    #expect(
      text == """
        # Saved from a session at the prompt.
        budget 0.5
        # the session had -p p=x
        model haiku
        say a
        # expect reply.stop_reason == "end_turn"
        model opus
        say b
        # expect reply.stop_reason == "end_turn"
        unset model
        model haiku

        say c
        # expect reply.stop_reason == "end_turn"

        """
    )
  }

  @Test func aSchemaThatWasMadeAnewIsAnotherInAFile() async throws {
    let text = try await Self.compare([
      "schema Home { street: string }", "schema Person { home: Home, homes: [Home?] }",
      "schema Home { town: string }", "schema Other { home: Home }",
      "def ask() { return say \"Who?\" as Home }", "say a",
    ])
    #expect(text.contains("schema Person_1 {\n  home: Home_1, homes: [Home_1?]\n}"))
    #expect(text.contains("schema Person_2 {\n  home: Home_2, homes: [Home_2?]\n}"))
    #expect(text.contains("schema Other {\n"))
    #expect(text.contains("schema Home_1 {\n  street: string\n}"))
    #expect(text.contains("schema Home_2 {\n  town: string\n}"))
    #expect(text.contains("  home: Home_2\n"))
    #expect(text.contains("as Home_2"))
  }

  @Test func aSchemaWhosePartsWereMadeAnewAsksForTheNewOnes() async throws {
    let text = try await Self.compare([
      "schema Inner { a: int }", "schema Middle { inner: [Inner] } # a comment",
      "schema Outer { middle: Middle?, other: Apart }\nschema Apart { b: bool }",
      "schema Inner { c: string }", "let reply1 = say \"one\" as Outer",
      "schema Apart { d: float }", "let reply2 = say \"two\" as Outer",
      "say \"three\" as Middle",
    ])
    #expect(text.contains("let reply1 = say \"one\" as Outer_2\n"))
    #expect(text.contains("let reply2 = say \"two\" as Outer_3\n"))
    #expect(text.contains("say \"three\" as Middle_2\n"))
    #expect(text.contains("schema Outer_3 {\n  middle: Middle_2?, other: Apart_2\n}"))
  }

  @Test func aFunctionAsksForTheSchemaThatWasMadeLast() async throws {
    let text = try await Self.compare([
      "schema Card { a: int }", "schema Pack { cards: [Card] }",
      "def card(x) { return say \"card {{x}}\" as Card }  # a comment",
      "def pack(x) {\nif x > 0 { return say \"pack {{x}}\" as Pack }\nreturn 1\n}",
      "def text(x) { return say \"text {{x}}\" }",
      "try { card(1) } catch e { }", "try { pack(1) } catch e { }",
      "schema Card { b: string }",
      "try { card(2) } catch e { }", "try { pack(2) } catch e { }", "text(2)",
      "let pack = 3", "schema Card { c: string }", "try { card(pack) } catch e { }",
    ])
    #expect(text.contains("def card_3(x) {\n  return say \"card {{x}}\" as Card_3\n}"))
    #expect(text.contains("as Pack_2 }") || text.contains("as Pack_2\n"))
    #expect(!text.contains("def pack_3(") && text.contains("def text(x)"))
  }

  @Test func loadedAndIncludedFilesAreWhatTheyWere() async throws {
    let folder = try TemporaryFolder()
    try folder.write("let part = 1\ninclude \"more.claude\"\n", to: "lib/part.claude")
    try folder.write("def more() { return 2 }\nlet deep = 3\n", to: "lib/more.claude")
    try folder.write(
      "include \"part.claude\"\nlet x = part\nsay {{x}} {{more()}}\n",
      to: "lib/main.claude"
    )
    let text = try await Self.compare(
      [":load lib/main.claude", "let deep = 4", "let part = 5", "say {{deep}} {{part}} {{x}}"],
      in: folder
    )
    #expect(text.contains("include \"lib/part.claude\"\n"))
    #expect(text.contains("\ndeep = 4\n") && text.contains("\npart = 5\n"))
  }

  @Test func failedEntriesAndCommandsStayAsComments() async throws {
    let text = try await Self.compare(["sya hi", ":vars", "print reply.text", "say FAIL!\nsay no"])
    #expect(
      text == """
        # Saved from a session at the prompt.
        # sya hi
        # error: `sya` is no verb
        # :vars
        # print reply.text
        # error: there is no reply: nothing was sent yet
        # say FAIL!
        # error: no capacity
        # say no

        """
    )
  }
}
