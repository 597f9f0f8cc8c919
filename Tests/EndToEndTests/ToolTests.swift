import Foundation
import TestSupport
import Testing

/// Tools with the built binary against a server that checks requests as the API does.
struct ToolTests {
  private static let weather = #"""
    model haiku
    max_tokens 2000
    tool weather(city: string "a city's name") "Current weather for a city." {
      if city != "Seoul" { fail "no weather is known of {{city}}" }
      return { celsius: 21, sky: "clear" }
    }

    """#

  /// A reply that calls tools, each as an id, a name and its arguments.
  private static func calling(_ calls: (String, String, String)..., text: String = "") -> String {
    let blocks =
      (text.isEmpty ? [] : [#"{"type": "text", "text": "\#(text)"}"#])
      + calls.map { id, name, input in
        #"{"type": "tool_use", "id": "\#(id)", "name": "\#(name)", "input": \#(input)}"#
      }
    return #"{"blocks": [\#(blocks.joined(separator: ", "))], "stop_reason": "tool_use"}"#
  }

  private static let seoul = ("toolu_1", "weather", #"{"city": "Seoul"}"#)

  private func parley(_ replies: String...) async throws -> Parley {
    try Parley(server: try await ServerProcess("[\(replies.joined(separator: ", "))]"))
  }

  @Test func aCallIsRunShownAndAnswered() async throws {
    let parley = try await parley(
      Self.calling(Self.seoul, text: "Let me look."),
      #"{"text": "Wear a shirt."}"#
    )
    let outcome = try await parley.run(
      script: Self.weather + "say What should I wear in Seoul today?\n"
        + "print reply.tool_calls[0].result, run.requests\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output
        == "Let me look.\nWear a shirt.\n{\"celsius\": 21, \"sky\": \"clear\"} 2\n"
    )
    #expect(
      outcome.errors.contains(#"weather(city: "Seoul") → {"celsius": 21, "sky": "clear"} · "#)
    )
    let bodies = try #require(try parley.server?.messageBodies())
    #expect(bodies[1].contains(#""tool_use_id":"toolu_1","type":"tool_result""#))
    #expect(parley.journals.contains(#""type":"tool_call","step":"began""#))
  }

  @Test func everyFaultOfACallIsAResultAndTheLoopGoesOn() async throws {
    let parley = try await parley(
      Self.calling(
        ("a", "weather", #"{"city": "Oslo"}"#),
        ("b", "wether", "{}"),
        ("c", "weather", #"{"city": 3}"#),
        ("d", "weather", #"{"city": "Seoul"}"#)
      ),
      #"{"text": "Done."}"#
    )
    let outcome = try await parley.run(
      script: Self.weather
        + "say a\nfor call in reply.tool_calls { print call.is_error, call.result }\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[1] == "true no weather is known of Oslo")
    #expect(lines[2].hasPrefix("true Nothing runs a tool named wether here."))
    #expect(lines[3].contains("city: expected a string, found the int 3"))
    #expect(lines[4] == #"false {"celsius": 21, "sky": "clear"}"#)
    #expect(outcome.errors.contains("error: no weather is known of Oslo (line 4)"))
  }

  @Test func aLoopWithoutAnEndIsStoppedByItsRounds() async throws {
    let endless = Self.calling(Self.seoul).dropLast() + #", "repeat": 4}"#
    let parley = try await parley(String(endless), #"{"text": "Fine."}"#)
    let outcome = try await parley.run(
      script: Self.weather + "tool_rounds 3\nsay a\nprint reply.stop_reason\nsay Stop it.\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "tool_use\nFine.\n")
    #expect(outcome.errors.contains("[reply.tool-rounds]"))
    #expect(try parley.server?.messageBodies().count == 5)
  }

  @Test func aCallThatIsCutIsNotRun() async throws {
    let cut = Self.calling(Self.seoul).replacing("\"tool_use\"}", with: "\"max_tokens\"}")
    let parley = try await parley(cut, #"{"text": "Fine."}"#)
    let outcome = try await parley.run(
      script: Self.weather + "say a\nprint reply.tool_calls[0].result\nsay b\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "null\nFine.\n")
    #expect(outcome.errors.contains("[reply.call-cut]"))
  }

  @Test func controlCInABodyEndsWith130() async throws {
    let parley = try await parley(Self.calling(Self.seoul))
    try parley.folder.write(
      "model haiku\ntool weather(city: string) {\n  print \"begun\"\n  while true { }\n}\nsay a\n",
      to: "script.claude"
    )
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("begun") })
    process.signal(SIGINT)
    #expect(try await process.outcome().status == 130)
    #expect(parley.journals.contains(#""step":"ended""#))
  }

  @Test func aKillInABodyLeavesTheCallInTheJournal() async throws {
    let parley = try await parley(Self.calling(Self.seoul))
    try parley.folder.write(
      "model haiku\ntool weather(city: string) {\n  print \"begun\"\n  while true { }\n}\nsay a\n",
      to: "script.claude"
    )
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("begun") })
    process.signal(SIGKILL)
    #expect(try await process.outcome().wasKilled)
    #expect(parley.journals.contains(#""name":"weather","arguments":"{\"city\":\"Seoul\"}""#))
  }

  @Test func aBudgetInTheMiddleStopsTheRun() async throws {
    let expensive = Self.calling(Self.seoul).dropLast() + #", "usage": {"input_tokens": 1000000}}"#
    let parley = try await parley(String(expensive), #"{"text": "Fine."}"#)
    let outcome = try await parley.run(
      script: Self.weather + "max_tokens 100\nretries 0\nsay a\n",
      ["--budget", "0.01"]
    )
    #expect(outcome.status == 4, "\(outcome.errors)")
    #expect(outcome.errors.contains("the budget of $0.01 could be passed"))
    #expect(try parley.server?.messageBodies().count == 1)
  }

  @Test func aBodyRunsUnderThePermissionsOfTheScript() async throws {
    let script =
      "model haiku\ntool weather(city: string) {\n  return exec(\"echo\", [city])\n}\nsay a\n"
    let refused = try await parley(Self.calling(Self.seoul))
    let outcome = try await refused.run(script: script)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("it happened in the tool weather, line 3"))
    let allowed = try await parley(Self.calling(Self.seoul), #"{"text": "Fine."}"#)
    let other = try await allowed.run(script: script, ["--allow-exec=echo"])
    #expect(other.status == 0, "\(other.errors)")
    #expect(try allowed.server?.messageBodies()[1].contains(#""content":"Seoul\n""#) == true)
  }

  @Test(arguments: ["text", "jsonl", "json"])
  func aReplayPrintsTheSameBytesWithoutAServer(_ form: String) async throws {
    let parley = try await parley(
      Self.calling(Self.seoul, text: "Hm."),
      #"{"text": "Wear a shirt."}"#
    )
    let script = Self.weather + "say What should I wear?\nprint reply.tool_calls\n"
    let options = ["--tape", "run.tape", "--output", form]
    let recorded = try await parley.run(script: script, options + ["--record"])
    #expect(recorded.status == 0, "\(recorded.errors)")
    var offline = parley
    offline.variables["ANTHROPIC_BASE_URL"] = ""
    offline.variables["ANTHROPIC_API_KEY"] = ""
    let replayed = try await offline.run(script: script, options + ["--replay"])
    #expect(replayed.status == 0, "\(replayed.errors)")
    #expect(replayed.output == recorded.output)
    if form != "text" { #expect(recorded.output.contains(#""name":"weather""#)) }
  }

  @Test func aTrialHasTheToolsOfTheScript() async throws {
    let again = Self.calling(Self.seoul).dropLast() + #", "match": "wear", "repeat": 2}"#
    let parley = try await parley(
      String(again),
      #"{"match": "celsius", "text": "A shirt.", "repeat": "forever"}"#,
      #"{"text": "A shirt.", "repeat": "forever"}"#
    )
    let outcome = try await parley.run(
      script: Self.weather + """
        experiment clothes {
          vary n in range(2)
          trial {
            say "What should I wear? {{n}}"
            score called = len(reply.tool_calls) == 1
          }
        }
        print clothes.count("pass")
        """
    )
    #expect(outcome.output == "2\n", "\(outcome.errors)")
    let shown = try await parley.run(["runs", "show", "last", "--trial", "1"])
    #expect(shown.output.contains("weather"), "\(shown.errors)")
  }

  @Test func aPlanCountsTheRequestsThatMayFollow() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.weather + "tool_rounds 4\nsay a\n", to: "script.claude")
    let outcome = try await parley.run(["plan", "script.claude"])
    #expect(outcome.output.contains("1 to 5 requests"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("up to 4 more requests follow if the model calls tools"))
  }
}
