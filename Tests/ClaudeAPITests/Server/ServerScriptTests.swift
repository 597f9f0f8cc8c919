import ClaudeMessages
import ScriptedServer
import Testing

struct ServerScriptTests {
  @Test(arguments: [
    ("{}", "a script is a list of replies"),
    ("[7]", "reply 1: a reply is an object"),
    ("nonsense", "the script is not JSON"),
    (#"[{}, {"texts": "x"}]"#, #"reply 2: there is no member "texts""#),
    (#"[{"text": 7}]"#, #"reply 1: "text" must be a string"#),
    (#"[{"text": "a", "chunks": []}]"#, "only one of"),
    (#"[{"status": 99}]"#, #""status" must be from 200 to 599"#),
    (#"[{"delay_ms": -1}]"#, #""delay_ms" must be a whole number from 0 on"#),
    (#"[{"line_ending": "nel"}]"#, #""line_ending" must be"#),
    (#"[{"events": [{"note": "no type"}]}]"#, #""events" must be a list of events"#),
    (#"[{"repeat": "often"}]"#, #""repeat" must be"#),
  ])
  func mistakesAreNamed(script: String, mistake: String) {
    let error = #expect(throws: ScriptError.self) { try ServerScript(json: Array(script.utf8)) }
    #expect(error?.message.contains(mistake) == true)
  }

  @Test func everyMemberIsRead() throws {
    let script = try ServerScript(
      json: Array(
        """
        [{"match":"m","repeat":2,"status":201,"headers":{"a":"b"},"body":"x","error":{"type":"t"},
          "text":"one  two\\n","thinking":"","stop_reason":"refusal","stop_sequence":"s",
          "usage":{"input_tokens":1},"delay_ms":1,"event_delay_ms":2,"cut_after":3,
          "cut_within_event":true,"hang_after":4,"chunk_bytes":5,"line_ending":"crlf"}]
        """.utf8
      )
    )
    let answer = try #require(script.answers.first)
    #expect(answer.match == "m" && answer.repetition == .times(2) && answer.status == 201)
    #expect(answer.headers.map(\.name) == ["a"] && answer.body == "x")
    #expect(answer.thinking?.isEmpty == true && answer.stopReason == "refusal")
    guard case .text(let pieces) = answer.content else {
      Issue.record("a text is expected")
      return
    }
    #expect(pieces == ["one", "  two", "\n"])
    let faults = answer.faults
    #expect(faults.firstDelay == .milliseconds(1) && faults.eventDelay == .milliseconds(2))
    #expect(faults.cutAfter == 3 && faults.cutsWithinEvent && faults.hangAfter == 4)
    #expect(faults.chunkBytes == 5 && faults.lineEnding == .crlf)
  }
}
