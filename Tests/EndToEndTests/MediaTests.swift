import Foundation
import TestSupport
import Testing

/// Attachments, citations, the cache and ends of replies, by the built program against a server over HTTP.
struct MediaTests {
  /// The events of a streamed reply.
  private static func events(
    _ blocks: String...,
    reason: String = "end_turn",
    details: String = "null",
    usage: String = #""input_tokens":5"#
  ) -> String {
    let start = """
      {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],\
      "stop_reason":null,"stop_sequence":null,"usage":{\(usage),"output_tokens":1}}}
      """
    let end = """
      {"type":"message_delta","delta":{"stop_reason":"\(reason)","stop_sequence":null,"stop_details":\(details)},\
      "usage":{"output_tokens":9}}
      """
    let events = [start] + blocks + [end, #"{"type":"message_stop"}"#]
    return #"{"events":[\#(events.joined(separator: ","))]}"#
  }

  private static func text(
    _ text: String,
    citing citation: String? = nil,
    at index: Int = 0
  ) -> String {
    let cited =
      citation.map {
        #"{"type":"content_block_delta","index":\#(index),"#
          + #""delta":{"type":"citations_delta","citation":\#($0)}},"#
      } ?? ""
    return """
      {"type":"content_block_start","index":\(index),"content_block":{"type":"text","text":""}},\
      {"type":"content_block_delta","index":\(index),"delta":{"type":"text_delta","text":"\(text)"}},\
      \(cited){"type":"content_block_stop","index":\(index)}
      """
  }

  @Test func aDocumentIsCitedWithFootnotes() async throws {
    let citation = """
      {"type":"char_location","cited_text":"The sea is warm.","document_index":0,"document_title":"sea.txt","start_char_index":0,\
      "end_char_index":16}
      """
    let server = try await ServerProcess(
      "[\(Self.events(Self.text("Warm", citing: citation), Self.text(".", at: 1)))]"
    )
    let parley = try Parley(server: server)
    try parley.folder.write("The sea is warm.", to: "sea.txt")
    let outcome = try await parley.run(
      script: """
        model haiku
        citations on
        document sea.txt
        say How is the sea?
        print reply.citations[0].cited_text
        """
    )
    #expect(outcome.output == "Warm.\nThe sea is warm.\n")
    #expect(outcome.errors == "[1] sea.txt, characters 1–16: “The sea is warm.”\n")
    let request = try #require(try server.messageBodies().first)
    #expect(request.contains(#""citations":{"enabled":true}"#))
    #expect(request.contains(#""title":"sea.txt""#))
  }

  @Test func whatIsPipedInIsAttached() async throws {
    let server = try await ServerProcess(#"[{"text": "A dot."}]"#)
    let outcome = try await Parley(server: server).run(
      script: "document -\nsay What is it?\n",
      input: "Grüße\n"
    )
    #expect(outcome.output == "A dot.\n")
    #expect(outcome.status == 0)
    let request = try #require(try server.messageBodies().first)
    #expect(request.contains("Grüße"))
  }

  @Test func aMissOfTheCacheNamesTheLineThatMadeIt() async throws {
    let usage = #""input_tokens":5,"cache_creation_input_tokens":900,"cache_read_input_tokens":0"#
    let reply = Self.events(Self.text("Yes."), usage: usage)
    let server = try await ServerProcess("[\(reply), \(reply)]")
    let outcome = try await Parley(server: server).run(
      script: """
        model haiku
        cache auto
        param hour = "10"
        system It is {{hour}}.
        say One?
        hour = "11"
        system It is {{hour}}.
        say Two?
        """
    )
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains(
        "script.claude:7:1: warning: 900 tokens were not read from the cache: system differs from its character 8 on"
      )
    )
    #expect(outcome.errors.contains("[cache.missed]"))
  }

  @Test(arguments: [
    (
      "refusal", #"{"type":"refusal","category":"cyber","explanation":"Not this."}"#,
      "refused to answer (cyber) [reply.refused]"
    ),
    ("model_context_window_exceeded", "null", "the context window is full [reply.window-full]"),
    ("tool_use", "null", "[reply."), ("solar_flare", "null", "[reply.unknown-stop]"),
  ])
  func anEndThatIsNoneIsToldInALine(reason: String, details: String, says: String) async throws {
    let server = try await ServerProcess(
      "[\(Self.events(Self.text("First"), reason: reason, details: details)), {\"text\": \"Well.\"}]"
    )
    let outcome = try await Parley(server: server).run(
      script: "model haiku\nsay One?\nprint reply.stop_reason\nsay Two?\n"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "First\n\(reason)\nWell.\n")
    #expect(outcome.errors.contains(says))
    let second = try #require(try server.messageBodies().last)
    #expect(second.contains("First") == (reason != "refusal"))
  }

  @Test func aPauseIsGoneOnFromAndAnEmptyTurnIsTold() async throws {
    let server = try await ServerProcess(
      "[\(Self.events(Self.text("Looking"), reason: "pause_turn")), \(Self.events())]"
    )
    let outcome = try await Parley(server: server).run(script: "model haiku\nsay One?\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("ended its turn without a word [reply.wordless]"))
    let second = try #require(try server.messageBodies().last)
    #expect(second.contains(#""content":[{"text":"Looking","type":"text"}],"role":"assistant""#))
  }
}
