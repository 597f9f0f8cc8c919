import Foundation
import TestSupport
import Testing

/// Runs that are recorded on a tape, and replayed without a server, a key and a network.
struct TapeTests {
  private static let script = """
    model haiku
    max_tokens 200
    say What is the capital of France?
    print "{{usage.output_tokens}} {{reply.request_id}} {{reply.latency}} {{reply.first_token}}"
    let again = say What is the capital of France?
    print "{{again}} {{count_tokens("one two three")}} {{run.cost}} {{run.requests}}"
    expect again contains "Paris"
    """

  /// A place to run in whose server is gone.
  private func offline(_ parley: Parley) -> Parley {
    var offline = parley
    offline.variables["ANTHROPIC_BASE_URL"] = ""
    offline.variables["ANTHROPIC_API_KEY"] = ""
    return offline
  }

  @Test(arguments: ["text", "jsonl", "json"])
  func aReplayPrintsTheSameBytesWithoutAServer(_ form: String) async throws {
    let answers = #"[{"chunks": ["Pa", "ris"], "repeat": 2}]"#
    let parley = try Parley(server: try await ServerProcess(answers))
    let options = ["--tape", "run.tape", "--output", form]
    let recorded = try await parley.run(script: Self.script, options + ["--record"])
    #expect(recorded.status == 0)
    #expect(recorded.output.contains("Paris"))
    let replayed = try await offline(parley).run(script: Self.script, options + ["--replay"])
    #expect(replayed.status == 0)
    #expect(replayed.output == recorded.output)
    #expect(replayed.errors == "")
    #expect(try parley.server?.messageBodies().count == 2)
  }

  @Test func theBuiltInModelIsTapedToo() async throws {
    let parley = try Parley()
    let options = ["--provider", "local", "--tape", "run.tape"]
    let script = "max_tokens 8\nsay Hello.\nprint reply.latency\n"
    let recorded = try await parley.run(script: script, options + ["--record"])
    #expect(recorded.status == 0)
    let replayed = try await parley.run(script: script, ["--tape", "run.tape", "--replay"])
    #expect(replayed.status == 0)
    #expect(replayed.output == recorded.output)
    #expect(!replayed.errors.contains("built-in model answers"))
  }

  @Test func aChangedWordIsAMissThatShowsWhatDiffers() async throws {
    let parley = try Parley(server: try await ServerProcess(#"[{"text": "Paris"}]"#))
    let script = "model haiku\nsay What is the capital of France? Answer with the city only.\n"
    _ = try await parley.run(script: script, ["--tape", "run.tape", "--record"])
    let missed = try await offline(parley).run(
      script: script.replacing("France", with: "Spain"),
      ["--tape", "run.tape", "--replay"]
    )
    #expect(missed.status == 4)
    #expect(missed.output == "")
    Golden.expect(missed.errors, at: "Tests/EndToEndTests/Goldens/tape-miss.txt")
  }

  @Test func noScriptCatchesAMiss() async throws {
    let parley = try Parley(server: try await ServerProcess(#"[{"text": "Paris"}]"#))
    _ = try await parley.run(
      script: "model haiku\nsay One.\n",
      ["--tape", "run.tape", "--record"]
    )
    let missed = try await offline(parley).run(
      script: "model haiku\ntry {\n  say Two.\n} catch e {\n  print \"caught\"\n}\n",
      ["--tape", "run.tape", "--replay"]
    )
    #expect(missed.status == 4)
    #expect(missed.output == "")
  }

  @Test func refreshingSendsOnlyWhatChanged() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let script = "model haiku\nchat a\nsay One.\nchat b\nsay Two.\nchat c\nsay Three.\n"
    _ = try await parley.run(script: script, ["--tape", "run.tape", "--record"])
    let before = try #require(parley.folder.read("run.tape")).split(separator: "\n")
    let changed = script.replacing("Two", with: "2").replacing("chat c\nsay Three.\n", with: "")
    let refreshed = try await parley.run(script: changed, ["--tape", "run.tape", "--refresh"])
    #expect(refreshed.status == 0)
    #expect(refreshed.errors == "tape run.tape: 1 kept, 1 recorded, 2 dropped\n")
    #expect(try parley.server?.messageBodies().count == 4)
    let after = try #require(parley.folder.read("run.tape")).split(separator: "\n")
    let first = before.prefix { !$0.contains(#""exchange":2,"#) }
    #expect(Array(after.prefix(first.count)) == Array(first))
    let replayed = try await offline(parley).run(
      script: changed,
      ["--tape", "run.tape", "--replay"]
    )
    #expect(replayed.status == 0)
    #expect(replayed.output == refreshed.output)
  }

  @Test(arguments: ["text", "jsonl"])
  func errorsRetriesAndCutsReplayAsTheyWere(_ form: String) async throws {
    let answers = """
      [
        {"status": 429, "error": {"type": "rate_limit_error", "message": "slow down"}, "headers": {"retry-after": "0"}},
        {"events": [{"event": "error", "data": "{\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"overloaded_error\\",\\"message\\":\\"busy\\"}}"}]},
        {"text": "At last."},
        {"status": 400, "error": {"type": "invalid_request_error", "message": "no"}},
        {"chunks": ["one ", "two "], "cut_after": 4}
      ]
      """
    let parley = try Parley(server: try await ServerProcess(answers))
    let script = """
      model haiku
      say First.
      try {
        say Second.
      } catch e {
        print "{{e.kind}} {{e.message}} {{e.status}} {{e.request_id}}"
      }
      say Third.
      """
    let options = ["--tape", "run.tape", "--output", form]
    let recorded = try await parley.run(script: script, options + ["--record"])
    #expect(recorded.status == 3)
    #expect(recorded.output.contains("At last.") && recorded.output.contains("one "))
    let replayed = try await offline(parley).run(script: script, options + ["--replay"])
    #expect(replayed.status == 3)
    #expect(replayed.output == recorded.output)
    #expect(recorded.errors.hasPrefix(replayed.errors))
  }

  private static let experiment = """
    model haiku
    experiment capitals {
      vary style: "terse", "chatty"
      vary place in ["France", "Spain", "Korea"]
      repeat 2
      trial {
        system "Be {{style}}."
        say "What is the capital of {{place}}?"
        score short = len(reply.text) < 10
        print "{{style}} {{place}} {{reply.latency}}"
      }
    }
    print capitals.summary
    print capitals.trials
    say Goodbye.
    """

  @Test func theTrialsOfAnExperimentAreReplayedEachFromItsOwnAnswers() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let recorded = try await parley.run(
      script: Self.experiment,
      ["--tape", "run.tape", "--record"]
    )
    #expect(recorded.status == 0)
    let replayed = try await offline(parley).run(
      script: Self.experiment,
      ["--tape", "run.tape", "--replay"]
    )
    #expect(replayed.status == 0)
    #expect(replayed.output == recorded.output)
    // Another order of the factors makes other numbers of the same trials.
    let lines = Self.experiment.split(separator: "\n").map(String.init)
    var swapped = lines
    swapped.swapAt(2, 3)
    let reordered = try await offline(parley).run(
      script: swapped.joined(separator: "\n"),
      ["--tape", "run.tape", "--replay"]
    )
    #expect(reordered.status == 0)
    let changed = Self.experiment.replacing("capital of", with: "heart of")
    let missed = try await offline(parley).run(
      script: changed,
      ["--tape", "run.tape", "--replay"]
    )
    #expect(missed.status == 3)
    #expect(
      missed.errors.contains(#""What is the capital of France?" → "What is the heart of France?""#)
    )
    #expect(try parley.server?.messageBodies().count == 13)
  }

  @Test func anInterruptedReplyIsInterruptedAgain() async throws {
    let answers = #"[{"chunks": ["one ", "two ", "three ", "four"], "hang_after": 5}]"#
    let parley = try Parley(server: try await ServerProcess(answers))
    let script = "model haiku\nsay Count.\nprint \"not reached\"\n"
    try parley.folder.write(script, to: "script.claude")
    let process = try parley.start(["script.claude", "--tape", "run.tape", "--record"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("two") })
    process.signal(SIGINT)
    let recorded = try await process.outcome()
    #expect(recorded.status == 130)
    let replayed = try await offline(parley).run(
      script: script,
      ["--tape", "run.tape", "--replay"]
    )
    #expect(replayed.status == 130)
    #expect(replayed.output == recorded.output)
  }

  @Test func aRunThatIsKilledLeavesATapeOfWhatEnded() async throws {
    let answers = #"[{"text": "One."}, {"chunks": ["two ", "three"], "hang_after": 4}]"#
    let parley = try Parley(server: try await ServerProcess(answers))
    try parley.folder.write("model haiku\nsay First.\nsay Second.\n", to: "script.claude")
    let process = try parley.start(["script.claude", "--tape", "run.tape", "--record"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("two") })
    process.signal(SIGKILL)
    _ = try await process.outcome()
    let replayed = try await offline(parley).run(
      script: "model haiku\nsay First.\n",
      ["--tape", "run.tape", "--replay"]
    )
    #expect(replayed.status == 0)
    #expect(replayed.output == "One.\n")
  }

  @Test func aTapeThatWasCutOffIsUsedAsFarAsItGoesAndSaysSo() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let script = "model haiku\nchat a\nsay One.\nchat b\nsay Two.\n"
    _ = try await parley.run(script: script, ["--tape", "run.tape", "--record"])
    let bytes = parley.folder.bytes(of: "run.tape")
    try parley.folder.write(String(decoding: bytes.dropLast(40), as: UTF8.self), to: "run.tape")
    let replayed = try await offline(parley).run(
      script: script,
      ["--tape", "run.tape", "--replay"]
    )
    #expect(replayed.status == 4)
    #expect(replayed.output == "You said: One.\n")
    #expect(replayed.errors.contains("the end of the tape run.tape is missing"))
    let refreshed = try await parley.run(script: script, ["--tape", "run.tape", "--refresh"])
    #expect(refreshed.errors.contains("1 kept, 1 recorded"))
  }

  @Test func noKeyIsOnATape() async throws {
    let server = try await ServerProcess(options: ["--require-key", "sk-ant-very-secret"])
    var parley = try Parley(server: server)
    parley.variables["ANTHROPIC_API_KEY"] = "sk-ant-very-secret"
    let recorded = try await parley.run(
      script: "model haiku\nsay Hello.\n",
      ["--tape", "run.tape", "--record"]
    )
    #expect(recorded.status == 0)
    let tape = try #require(parley.folder.read("run.tape"))
    #expect(tape.contains("said:"))
    #expect(!tape.contains("very-secret") && !tape.lowercased().contains("api-key"))
    let attributes = try FileManager.default.attributesOfItem(atPath: parley.folder("run.tape"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [
    (["--replay"], "--replay is about a tape: name it with --tape FILE"),
    (["--tape", "x"], "--tape does not say what to do with x"),
    (["--tape", "x", "--record", "--replay"], "--record and --replay exclude each other"),
    (["--tape", "x", "--record", "--tape-speed", "recorded"], "--tape-speed is about a replay"),
    (["--tape", "x", "--replay"], "the tape x cannot be read"),
    (["--tape", "script.claude", "--replay"], "script.claude is no tape"),
    (["--tape", "script.claude", "--record"], "script.claude exists"),
  ])
  func optionsThatDoNotGoTogetherAreRefused(_ options: [String], _ message: String) async throws {
    let outcome = try await Parley().run(script: "print 1\n", options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
    #expect(outcome.output == "")
  }

  @Test func aTapeOfTheAPIIsNotRefreshedByTheBuiltInModel() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let script = "model haiku\nsay One.\n"
    _ = try await parley.run(script: script, ["--tape", "run.tape", "--record"])
    let refused = try await offline(parley).run(
      script: script,
      ["--tape", "run.tape", "--refresh"]
    )
    #expect(refused.status == 64)
    #expect(refused.errors.contains("was answered by the API"))
    let contradicted = try await offline(parley).run(
      script: script,
      ["--tape", "run.tape", "--replay", "--provider", "local"]
    )
    #expect(contradicted.status == 64)
  }
}
