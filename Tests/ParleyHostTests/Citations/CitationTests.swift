import ClaudeAPI
import ClaudeMessages
import FoundationEssentials
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct CitationTests {
  private static let page = """
    {"type":"page_location","cited_text":"The sea\\n is warm.","document_index":0,"document_title":"sea.pdf","start_page_number":3,\
    "end_page_number":4,"file_id":null}
    """
  private static let characters = """
    {"type":"char_location","cited_text":"Fish swim.","document_index":1,"document_title":null,"start_char_index":10,"end_char_index":20}
    """

  private static func text(_ text: String, _ citations: [String], index: Int) -> [String] {
    var events = Events.text(text, index: index, isClosed: false)
    for citation in citations {
      events.append(
        """
        {"type":"content_block_delta","index":\(index),"delta":{"type":"citations_delta","citation":\(citation)}}
        """
      )
    }
    return events + [Events.stop(index)]
  }

  /// A reply in three pieces: the first cites a page, the second a page and a text, the third nothing.
  private static let reply: ScriptedReply = .events(
    [Events.start()] + text("It is warm", [page], index: 0)
      + text(", and fish swim", [page, characters], index: 1) + text(".", [], index: 2)
      + Events.end()
  )

  @Test func citationsAreNumberedAsTheyCome() async throws {
    let stage = Stage(Self.reply)
    let reply = try await stage.say("How is the sea?")
    #expect(reply.text == "It is warm, and fish swim.")
    #expect(reply.fields["citations"]?.listCount == 2)
    #expect(
      FootnoteText.lines(of: reply) == [
        "[1] sea.pdf, page 3: “The sea is warm.”", "[2] document 2, characters 11–20: “Fish swim.”",
      ]
    )
    let marks = stage.output.events.compactMap { event -> [Int]? in
      if case .cited(let numbers, _) = event { numbers } else { nil }
    }
    #expect(marks == [[1], [1, 2]])
  }

  /// A server tool that pauses splits a reply over two requests, both of which are on the screen.
  @Test func footnotesGoOnWhereAReplyPaused() async throws {
    let stage = Stage(
      .events(
        [Events.start()] + Self.text("Warm", [Self.page], index: 0) + Events.end("pause_turn")
      ),
      .events(
        [Events.start()] + Self.text("Fish", [Self.characters], index: 0)
          + Self.text(", warm", [Self.page], index: 1) + Events.end()
      )
    )
    let reply = try await stage.say("How is the sea?")
    #expect(reply.text == "Fish, warm")
    let marks = stage.output.events.compactMap { event -> [Int]? in
      if case .cited(let numbers, _) = event { numbers } else { nil }
    }
    #expect(marks == [[1], [2], [1]])
    #expect(reply.fields["citations"]?.listCount == 2)
    #expect(FootnoteText.lines(of: reply)[0] == "[1] sea.pdf, page 3: “The sea is warm.”")
  }

  @Test func aReplyInOnePieceHasTheSameFootnotes() async throws {
    let body = """
      {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[{"type":"text","text":"Warm",\
      "citations":[\(Self.page)]},{"type":"text","text":"!","citations":null}],"stop_reason":"end_turn","stop_sequence":null,\
      "usage":{"input_tokens":1,"output_tokens":2}}
      """
    let stage = Stage(.message(body))
    try await stage.set("stream", "off")
    let reply = try await stage.say("How is the sea?")
    #expect(FootnoteText.lines(of: reply) == ["[1] sea.pdf, page 3: “The sea is warm.”"])
    #expect(stage.output.texts == ["Warm", "!"])
  }

  @Test(arguments: [
    (
      #"{"type":"content_block_location","document_index":0,"start_block_index":1,"end_block_index":3}"#,
      "[1] document 1, blocks 2–3"
    ),
    (
      #"{"type":"web_search_result_location","url":"https://example.com","title":"","cited_text":"x"}"#,
      "[1] https://example.com: “x”"
    ),
    (
      #"{"type":"web_search_result_location","url":"https://example.com","title":"Sea","cited_text":"x"}"#,
      "[1] Sea, https://example.com: “x”"
    ),
    (
      #"{"type":"search_result_location","source":"kb","title":"Fish","search_result_index":0,"start_block_index":0,"end_block_index":1}"#,
      "[1] Fish, block 1"
    ),
    (#"{"type":"star_location"}"#, "[1] star_location"),
    (
      #"{"type":"page_location","document_index":0,"start_page_number":2,"end_page_number":5}"#,
      "[1] document 1, pages 2–4"
    ),
  ])
  func everyKindOfPlaceIsNamed(citation: String, line: String) async throws {
    let stage = Stage(
      .events([Events.start()] + Self.text("a", [citation], index: 0) + Events.end())
    )
    #expect(FootnoteText.lines(of: try await stage.say("b")) == [line])
  }

  @Test func citedTextGoesBackByteByByte() async throws {
    let stage = Stage(Self.reply, .text("b"))
    try await stage.say("a")
    try await stage.say("b")
    let body = String(decoding: stage.provider.requests[1].body, as: UTF8.self)
    #expect(body.contains(#""citations":[\#(Self.page),\#(Self.characters)]"#))
  }

  @Test func leaveToCiteIsGivenToAllDocumentsOrNone() async throws {
    let folder = try TemporaryFolder()
    try Data("Fish swim.".utf8).write(to: URL(filePath: folder.path + "/fish.txt"))
    let stage = Stage(.text("1"), .text("2"), .text("3"), folder: folder.path)
    try await stage.perform(.attach(.document, "fish.txt"))
    try await stage.say("a")
    #expect(documents(of: stage, 0) == [nil])
    try await stage.set("citations", "on")
    try await stage.perform(.attach(.document, "https://example.com/sea.pdf"))
    try await stage.perform(.attach(.image, "https://example.com/sea.png"))
    try await stage.say("b")
    #expect(documents(of: stage, 1) == [true, true])
    let first = stage.bodies[1]["messages"]?[0]?["content"]?[0]
    #expect(first?["title"]?.stringValue == "fish.txt")
    try await stage.set("citations", "off")
    try await stage.say("c")
    #expect(documents(of: stage, 2) == [nil, nil])
  }

  private func documents(of stage: Stage, _ index: Int) -> [Bool?] {
    stage.provider.requests[index].message.messages.flatMap(\.content.blocks).flatMap {
      block -> [Bool?] in
      if case .document(let document) = block.content { [document.areCitationsEnabled] } else { [] }
    }
  }

  @Test(arguments: ["on", "off"])
  func citationsTogetherWithASchemaAreRefusedBeforeSending(word: String) async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(.attach(.document, "https://example.com/sea.pdf"))
    try await stage.say("a")
    var settings = Settings()
    settings.apply(SettingChange(name: "citations", value: .text(word)))
    let format: Value = ["format": ["type": "json_schema", "schema": ["type": "object"]]]
    settings.apply(SettingChange(name: "output_config", isField: true, value: format))
    let turns = Array(stage.host.currentConversations.current.turns.prefix(1))
    do throws(EffectError) {
      _ = try RequestBuilder(catalogue: .builtIn).request(for: turns, with: settings)
      #expect(word == "off")
    } catch {
      #expect(word == "on")
      #expect(error.message.contains("no citations together with a schema"))
    }
  }
}

extension Value {
  fileprivate var listCount: Int? {
    if case .list(let items) = self { items.count } else { nil }
  }
}
