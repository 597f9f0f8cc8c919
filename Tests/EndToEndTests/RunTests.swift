import Foundation
import TestSupport
import Testing

/// Scripts run by the built program against a server over HTTP.
struct RunTests {
  @Test func repliesStreamToStandardOutputAndBecomeVariables() async throws {
    let server = try await ServerProcess(
      #"[{"text": "An old pond.", "usage": {"output_tokens": 7}}]"#
    )
    let outcome = try await Parley(server: server).run(
      script: """
        model haiku
        max_tokens 2000
        say Write a haiku.
        print "{{usage.output_tokens}} tokens, stopped by {{reply.stop_reason}}"
        """
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "An old pond.\n7 tokens, stopped by end_turn\n")
    #expect(outcome.errors == "")
  }

  @Test func parametersArgumentsAndStandardInputComeIn() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let outcome = try await parley.run(
      script: """
        param n = 1 "a number"
        param name "who"
        print "{{n + 1}} {{name}} {{args}} {{trim(stdin)}}"
        """,
      ["one", "-p", "n=41", "-p", "name=Ada", "--", "--two"],
      input: "piped\n"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "42 Ada [\"one\", \"--two\"] piped\n")
  }

  @Test func aScriptComesThroughStandardInput() async throws {
    let outcome = try await Parley(server: try await ServerProcess()).run(
      [],
      input: "print 1 + 1\n"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "2\n")
  }

  @Test func sayAsksOneQuestionWithPipedInputAfterIt() async throws {
    let parley = try Parley(server: try await ServerProcess(options: ["--echo"]))
    let after = try await parley.run(["say", "Summarise", "this: {{1 + 1}}"], input: "a\nb\n")
    #expect(after.output == "Summarise this: {{1 + 1}}\n\na\nb\n")
    let inside = try await parley.run(["say", "<x>{{stdin}}</x>"], input: "{{1 + 1}}")
    #expect(inside.output == "<x>{{1 + 1}}</x>\n")
    #expect(inside.status == 0)
  }

  @Test func aFailedExpectationEndsWithOneAndShowsTheValues() async throws {
    let outcome = try await Parley(server: try await ServerProcess(#"[{"text": "Lyon"}]"#)).run(
      script: """
        let answer = say What is the capital of France?
        expect answer contains "Paris", "the capital"
        expect 1 + 1 == 2
        print "still here"
        """
    )
    #expect(outcome.status == 1)
    #expect(outcome.output == "still here\n")
    #expect(outcome.errors.contains("script.claude:2:1: expect failed: the capital"))
    #expect(outcome.errors.contains(#"^^^^^^ "Lyon""#))
  }

  @Test func jsonLinesTellEverythingInOrder() async throws {
    let server = try await ServerProcess(#"[{"chunks": ["Hel", "lo"]}]"#)
    let outcome = try await Parley(server: server).run(
      script: "say Hi.\nprint \"done\"\nexpect true\n",
      ["--output", "jsonl"]
    )
    let types = try outcome.output.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["type"] as? String
    }
    let told = types.filter { $0 != "progress" && $0 != "notice" }
    #expect(told == ["request", "delta", "delta", "reply", "print", "expect", "done"])
    #expect(outcome.status == 0)
  }

  @Test func oneJSONObjectHoldsTheWholeRun() async throws {
    let server = try await ServerProcess(#"[{"text": "Hello"}]"#)
    let outcome = try await Parley(server: server).run(script: "say Hi.\n", ["--output", "json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let object = try #require(parsed as? [String: Any])
    let replies = try #require(object["replies"] as? [[String: Any]])
    #expect(replies.first?["text"] as? String == "Hello")
    #expect((object["done"] as? [String: Any])?["requests"] as? Int == 1)
  }

  @Test func theKeyIsNeitherShownNorKept() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let outcome = try await parley.run(
      script: "say Hi.\n",
      ["--show-request", "curl", "--trace", "--verbose"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("$ANTHROPIC_API_KEY"))
    #expect(!(outcome.output + outcome.errors + parley.journals).contains("sk-ant-test-key"))
  }

  @Test func theTraceNamesTheFiveSteps() async throws {
    let outcome = try await Parley(server: try await ServerProcess()).run(
      script: "say Hi.\n",
      ["--trace"]
    )
    for step in ["1 client", "2 server", "3 API", "4 model", "5 client"] {
      #expect(outcome.errors.contains(step), "\(step) in \(outcome.errors)")
    }
  }

  @Test func thePermissionsHoldAndNameTheFlag() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let refused = try await parley.run(script: #"print read("/etc/hostname")"#)
    #expect(refused.status == 4)
    #expect(refused.errors.contains("--allow-read"))
    let allowed = try await parley.run(
      script: #"print len(read("/etc/passwd")) > 0"#,
      ["--allow-read=/etc/passwd"]
    )
    #expect(allowed.output == "true\n")
    let written = try await parley.run(script: #"write "out/deep/x.txt", "kept""#)
    #expect(written.status == 0)
    #expect(parley.folder.read("out/deep/x.txt") == "kept")
  }

  @Test func aBudgetStopsBeforeTheRequest() async throws {
    let outcome = try await Parley(server: try await ServerProcess()).run(
      script: "model opus\nmax_tokens 100000\nsay Hi.\n",
      ["--budget", "0.01"]
    )
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("budget"))
  }

  @Test func aReaderThatGoesAwayEndsTheRunQuietly() async throws {
    let server = try await ServerProcess(
      #"[{"text": "one two three four five six seven eight", "event_delay_ms": 50}]"#
    )
    let parley = try Parley(server: server)
    try parley.folder.write(
      "repeat 100 { print \"line\" }\nsay Go.\nsay Again.\n",
      to: "script.claude"
    )
    let process = try parley.start(["script.claude"])
    process.finishInput()
    process.closeOutput()
    let outcome = try await process.outcome()
    #expect(outcome.status == 128 + SIGPIPE)
    #expect(outcome.errors == "")
  }
}
