import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import Testing

/// What was said, read from what is stored.
struct TranscriptTests {
  private func body(
    _ turns: [(String, JSONValue)],
    system: String = "Be terse.",
    maxTokens: Int = 100
  ) -> JSONValue {
    [
      "model": "claude-haiku-4-5", "max_tokens": .int(maxTokens), "system": .string(system),
      "messages": .array(turns.map { ["role": .string($0.0), "content": $0.1] }),
    ]
  }

  private func whole(_ message: JSONObject) -> [Exchange.Event] {
    [
      Exchange.Event(
        name: "message",
        isWhole: true,
        data: JSONWriter.bytes(of: .object(message)),
        elapsed: 5
      )
    ]
  }

  @Test func aConversationIsToldOnce() {
    let transcript = Transcript([
      SampleRun.exchange(
        2,
        body: body([
          ("user", "One?"),
          ("assistant", [["type": "text", "text": "1", "cache_control": ["type": "ephemeral"]]]),
          ("user", "Two?"),
        ]),
        events: SampleRun.streamed("2")
      ), SampleRun.exchange(1, body: body([("user", "One?")]), events: SampleRun.streamed("1")),
    ])
    #expect(transcript.exchanges.map(\.number) == [1, 2])
    #expect(transcript.exchanges.map(\.system) == ["Be terse.", nil])
    #expect(
      transcript.exchanges.map { $0.turns.map(\.parts) } == [[[.text("One?")]], [[.text("Two?")]]]
    )
    #expect(transcript.exchanges.map(\.reply.text) == ["1", "2"])
    #expect(transcript.exchanges[0].settings.map(\.name) == ["max_tokens"])
    #expect(transcript.exchanges[1].settings.isEmpty)
    #expect(transcript.lastReplyText == "2")
  }

  @Test func whatIsCitedStandsAtTheEnd() {
    let citation: JSONValue = [
      "type": "page_location", "cited_text": "It is warm.", "document_index": 0,
      "document_title": "sea.pdf", "start_page_number": 3, "end_page_number": 4,
    ]
    let message: JSONObject = [
      "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-4-5",
      "content": [
        ["type": "text", "text": "Warm", "citations": [citation]],
        ["type": "text", "text": "!", "citations": .null],
      ], "stop_reason": "end_turn", "usage": ["input_tokens": 1, "output_tokens": 2],
    ]
    let transcript = Transcript([
      SampleRun.exchange(1, body: body([("user", "How is it?")]), events: whole(message))
    ])
    #expect(
      transcript.exchanges[0].reply.parts == [
        .text("Warm!"),
        .attachment(kind: "citation", note: "[1] sea.pdf, page 3: “It is warm.”"),
      ]
    )
    #expect(transcript.lastReplyText == "Warm!")
  }

  @Test func whatWasChangedIsToldAgain() {
    let transcript = Transcript([
      SampleRun.exchange(1, body: body([("user", "One?")]), events: SampleRun.streamed("1")),
      SampleRun.exchange(
        2,
        body: body(
          [("user", "Won?"), ("assistant", "1"), ("user", "Two?")],
          system: "Be chatty.",
          maxTokens: 50
        ),
        events: SampleRun.streamed("2")
      ),
      SampleRun.exchange(
        3,
        conversation: "other",
        body: body([("user", "One?")]),
        events: SampleRun.streamed("1")
      ),
    ])
    #expect(transcript.exchanges[1].turns.count == 3)
    #expect(transcript.exchanges[1].system == "Be chatty.")
    #expect(transcript.exchanges[1].settings.map(\.value) == ["50"])
    #expect(transcript.exchanges[2].system == "Be terse.")
  }

  @Test func aReplyThatWasSaidOtherwiseIsATurn() {
    let transcript = Transcript([
      SampleRun.exchange(1, body: body([("user", "One?")]), events: SampleRun.streamed("1")),
      SampleRun.exchange(
        2,
        body: body([("user", "One?"), ("assistant", "uno"), ("user", "Two?")]),
        events: SampleRun.streamed("2")
      ),
    ])
    #expect(transcript.exchanges[1].turns.map(\.role) == ["assistant", "user"])
  }

  @Test func blocksOfAllKindsAreShown() {
    let reply: JSONObject = [
      "id": "m", "type": "message", "role": "assistant", "model": "claude-haiku-4-5",
      "content": [
        ["type": "thinking", "thinking": "Hm.", "signature": "s"],
        ["type": "redacted_thinking", "data": "x"], ["type": "text", "text": "a"],
        ["type": "text", "text": "b"],
        ["type": "tool_use", "id": "t", "name": "add", "input": ["x": 1]],
        ["type": "new_block", "y": 2],
      ],
      "stop_reason": "tool_use", "usage": ["input_tokens": 1, "output_tokens": 1],
    ]
    let asked: JSONValue = [
      ["type": "image", "source": ["type": "base64", "media_type": "image/png", "data": "AAAA"]],
      [
        "type": "tool_result", "tool_use_id": "t", "is_error": true,
        "content": [["type": "text", "text": "no"]],
      ],
    ]
    let transcript = Transcript([
      SampleRun.exchange(1, body: body([("user", asked)]), events: whole(reply))
    ])
    #expect(
      transcript.exchanges[0].reply.parts == [
        .thinking("Hm."), .attachment(kind: "thinking", note: "not readable"), .text("ab"),
        .toolCall(name: "add", input: #"{"x":1}"#),
        .attachment(kind: "new_block", note: #"{"type":"new_block","y":2}"#),
      ]
    )
    #expect(transcript.exchanges[0].reply.stopReason == "tool_use")
    #expect(
      transcript.exchanges[0].turns[0].parts == [
        .attachment(kind: "image", note: "image/png, about 3 bytes"),
        .toolResult("no", isError: true),
      ]
    )
  }

  @Test func howARequestEndedIsKept() {
    let failure = ExchangeFailure(code: "overloaded", message: "Overloaded", status: 529)
    let events = SampleRun.streamed("Paris is")
    let transcript = Transcript([
      SampleRun.exchange(
        1,
        body: body([("user", "?")]),
        events: [],
        ending: .failed(failure)
      ),
      SampleRun.exchange(
        2,
        body: body([("user", "?")]),
        events: Array(events.prefix(3)),
        ending: .interrupted
      ),
      SampleRun.exchange(3, body: body([("user", "?")]), events: [], ending: nil),
    ])
    #expect(transcript.exchanges.map(\.reply.ending) == [.failed(failure), .cut, .cut])
    #expect(transcript.exchanges.map(\.reply.text) == ["", "Paris is", ""])
    #expect(transcript.lastReplyText == nil)
  }

  @Test func bytesThatAreNoRequestAreShownAsTheyAre() {
    var record = SampleRun.exchange(1, body: 1, events: [])
    record.body = Array("not JSON".utf8)
    record.steps = Array("{}\nnor this\n".utf8)
    let transcript = Transcript([record])
    #expect(transcript.exchanges[0].turns.map(\.parts) == [[.text("not JSON")]])
    #expect(transcript.exchanges[0].reply.ending == .cut)
  }
}
