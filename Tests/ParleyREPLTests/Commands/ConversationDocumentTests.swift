import ClaudeMessages
import OrderedJSON
import ParleyHost
import ParleyREPL
import ParleyRuntime
import Testing

struct ConversationDocumentTests {
  @Test func markdownHasSettingsAndTheExactTexts() throws {
    var session = SampleSession()
    session.set("model", "haiku-4.5")
    session.set("system", "Be brief.")
    session.set("stop", .list(["```"]))
    try session.say("Hi", reply: "# Hello\n\n```\ncode\n```\n ", isInterrupted: true)
    #expect(
      try ConversationDocument(session.view).text(as: .markdown) == """
        # main

        ````parley
        model claude-haiku-4-5-20251001
        max_tokens 4096
        stop "```"
        ````

        ## System

        Be brief.

        ## User 1

        Hi

        ## Assistant (claude-haiku-4-5-20251001, interrupted)

        # Hello

        ```
        code
        ```
        \u{20}

        """
    )
  }

  @Test func blocksThatAreNoTextAreKeptAsJSON() throws {
    var session = SampleSession()
    session.conversations.updateCurrent { main in
      main.attach(
        Attachment(
          block: .image(.url("https://example.com/a.png")),
          facts: MediaFacts(name: "https://example.com/a.png", content: .address(.image))
        )
      )
    }
    try session.say("What is this?", reply: "A cat.")
    let text = try ConversationDocument(session.view).text(as: .markdown)
    #expect(text.contains("```json\n{\"type\":\"image\""))
  }

  @Test func jsonIsARequestThatCouldBeSentWithWhatWasReceived() throws {
    var session = SampleSession()
    session.set("model", "haiku-4.5")
    session.set("system", "Be brief.")
    try session.say("Hi", reply: "Hello")
    try session.say("And?", reply: "Bye", cost: nil)
    let text = try ConversationDocument(session.view).text(as: .json)
    let document = try JSONParser().parse(text)
    let request = try #require(document["request"])
    #expect(request["model"] == "claude-haiku-4-5-20251001")
    #expect(request["system"] == "Be brief.")
    #expect(request["max_tokens"] == 4096)
    #expect(request["messages"]?.arrayValue?.count == 4)
    #expect(request["messages"]?[0] == ["role": "user", "content": "Hi"])
    #expect(request["messages"]?[1]?["content"]?[0]?["text"] == "Hello")
    let sent = try MessageRequest(json: JSONWriter.bytes(of: request))
    #expect(sent.messages.count == 4)
    #expect(document["conversation"] == "main")
    #expect(document["settings"] == ["model": "haiku-4.5", "system": "Be brief."])
    #expect(document["replies"]?.arrayValue?.map { $0["turn"] } == [1, 3])
    #expect(document["replies"]?[0]?["usage"]?["output_tokens"] == 20)
    #expect(document["replies"]?[1]?["cost"] == .null)
    #expect(document["usage"]?["input_tokens"] == 200)
  }

  @Test(arguments: PromptCommand.ExportForm.allCases)
  func aConversationWithoutTurnsIsNotExported(form: PromptCommand.ExportForm) {
    #expect(throws: CommandMistake.self) {
      try ConversationDocument(SampleSession().view).text(as: form)
    }
  }
}
