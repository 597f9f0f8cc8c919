import Foundation
import TestSupport
import Testing

/// `parley explain` as a user runs it: no key, no server, the built-in model.
///
/// Only the shape of what it says is certain.
struct ExplainTests {
  private func explain(
    _ arguments: [String],
    input: String = ""
  ) async throws -> ChildProcess.Outcome {
    try await Parley().run(["explain"] + arguments, input: input)
  }

  private func object(_ arguments: [String], input: String = "") async throws -> [String: Any] {
    let outcome = try await explain(arguments + ["--output", "json"], input: input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    )
  }

  @Test func aTextIsExplainedInSevenSections() async throws {
    let outcome = try await explain(["What", "is", "the", "capital", "of", "Spain?"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    for heading in [
      "1  The five steps", "2  Tokenization", "3  Embedding", "4  Contextualization",
      "5  Attention",
      "6  Generation", "7  The end",
    ] { #expect(outcome.output.contains("── \(heading)")) }
    for step in ["1 client", "2 server", "3 API", "4 model", "5 back"] {
      #expect(outcome.output.contains("  \(step)"))
    }
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func theNumbersHangTogether() async throws {
    let object = try await object(["What is the capital of Spain?", "--max-tokens", "5"])
    let reply = try #require(object["reply"] as? [String: Any])
    let choices = try #require(reply["choices"] as? [[String: Any]])
    #expect((1...5).contains(choices.count))
    for choice in choices where choice["reason"] as? String == "drawn" {
      let random = try #require(choice["random"] as? Double)
      let from = try #require(choice["from"] as? Double)
      let to = try #require(choice["to"] as? Double)
      #expect(from <= random && random <= to)
    }
    let attention = try #require(object["attention"] as? [String: Any])
    let rows = try #require(attention["weights"] as? [[Double]])
    #expect(rows.allSatisfy { ($0.reduce(0, +) - 1).magnitude < 0.001 })
    let stop = try #require(object["stop"] as? [String: Any])
    #expect(stop["tokens"] as? Int == choices.count)
    #expect((object["steps"] as? [[String: Any]])?.count == 5)
  }

  @Test func aPipedTextIsRead() async throws {
    let object = try await object(["-", "--max-tokens", "1"], input: "Two\nlines\n")
    #expect((object["prompt"] as? [String: Any])?["text"] as? String == "Two\nlines")
  }

  @Test func aPageIsWrittenWholeOverAnOlderOne() async throws {
    let parley = try Parley()
    try parley.folder.write("an older page", to: "page.html")
    let outcome = try await parley.run(
      ["explain", "<script>alert(1)</script>", "--max-tokens", "2", "--html", "page.html"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "parley: the page is in page.html\n")
    let page = try #require(parley.folder.read("page.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script>alert"))
    #expect(parley.folder.files(under: ".").filter { $0.hasSuffix(".tmp") }.isEmpty)
  }

  @Test func twoTextsAreCompared() async throws {
    let parley = try Parley()
    let outcome = try await parley.run([
      "explain", "What is the capital of Spain?", "--compare", "What is the capital of France?",
      "--html", "two.html", "--max-tokens", "8",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("Two texts, two replies\n"))
    #expect(parley.folder.read("two.html")?.hasSuffix("</html>\n") == true)
    let object = try await object(["one word", "--compare", "one", "--max-tokens", "1"])
    #expect(((object["word"] as? [String: Any])?["word"] as? String) == "one")
    #expect(object["second"] is [String: Any])
  }

  @Test(arguments: [
    ([""], "there is no text to explain"), (["-"], "standard input was empty"),
    (["The river", "--word", "rivr"], "did you mean river?"),
    (["x", "--layer", "99"], "has the layers 1 to"),
    (["x", "--model", "sonett"], "did you mean sonnet?"),
    (["x", "--local-model", "missing.safetensors"], "cannot read the weights"),
    ([String(repeating: "word ", count: 4000)], "give a shorter text"),
    (["x", "--temperature=-1"], "--temperature takes"),
  ])
  func aMistakeIsNamedWithItsRemedy(arguments: [String], message: String) async throws {
    let outcome = try await explain(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func aTraceTellsHowTheBuiltInModelMadeItsReply() async throws {
    let outcome = try await Parley().run(["say", "Hello!", "--max-tokens", "3", "--trace"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for part in ["5 client", "made the reply: 5 tokens read", "<|assistant|>│", "stopped by"] {
      #expect(outcome.errors.contains(part), "\(part) in \(outcome.errors)")
    }
  }

  @Test func aPageThatCannotBeWrittenIsNoSuccess() async throws {
    let outcome = try await explain(["x", "--max-tokens", "1", "--html", "/nowhere/page.html"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/nowhere/page.html"), "\(outcome.errors)")
  }
}
