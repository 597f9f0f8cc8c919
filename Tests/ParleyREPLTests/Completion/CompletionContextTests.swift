import ClaudeMessages
import LineEditing
import ParleyHost
import ParleyREPL
import ParleyRuntime
import Testing

/// What completion takes over from a session.
struct CompletionContextTests {
  @Test func sessionIsOffered() throws {
    var conversations = Conversations()
    conversations.set(SettingChange(name: "model", value: "haiku"))
    try conversations.updateCurrent { (conversation) throws(EffectError) in
      try conversation.append(.user, "Good morning")
    }
    try conversations.chat("draft")
    let view = SessionView(
      conversations: conversations,
      totals: RunTotals().snapshot,
      variables: [SessionView.Variable(name: "city", value: ["name": "Seoul"])],
      functions: [SessionView.Function(name: "ask", usage: "ask(question)")],
      catalogue: .builtIn,
      reply: ReplyValue(text: "Hi", fields: MapValue([("usage", ["output_tokens": 4])]))
    )
    let context = CompletionContext(view, folder: nil, isTalking: false)
    let assistant = SessionAssistant(context)
    func texts(_ entry: String) -> [String] {
      assistant.completions(of: entry, at: entry.utf8.count).items.map(\.text)
    }
    #expect(context.chats == ["main", "draft"])
    #expect(context.currentChat == "draft")
    #expect(texts("chat ") == ["main"])
    #expect(texts("fork ") == ["draft-2"])
    #expect(texts("print cit") == ["city"])
    #expect(texts("print city.") == ["name"])
    #expect(texts("print as") == ["ask("])
    #expect(texts("print reply.usage.out") == ["output_tokens"])
    #expect(texts("unset mod") == ["model"])
    #expect(texts("settings.max") == ["max_tokens"])
    #expect(texts("image ").isEmpty)
  }

  @Test func filesAreOfferedInTheFolderUnlessOthersMayBeRead() {
    let view = SessionView(
      conversations: Conversations(),
      totals: RunTotals().snapshot,
      variables: [],
      functions: [],
      catalogue: .builtIn
    )
    let context = CompletionContext(view, folder: "/a", isTalking: true)
    #expect(context.readableFolders == ["/a"])
    #expect(context.isTalking)
    let wider = CompletionContext(
      view,
      folder: "/a",
      readableFolders: ["/a", "/b"],
      isTalking: false
    )
    #expect(wider.readableFolders == ["/a", "/b"])
  }
}
