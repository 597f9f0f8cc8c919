import Foundation
import TestSupport
import Testing

/// Every example runs, against a server that answers what the example asks for.
struct ExampleTests {
  /// An example, what it is given, and what the server answers.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    var input = ""
    var answers: String?
    var status: Int32 = 0
    /// Why the built-in model cannot run it, as the command says it; nil where it can.
    var needsKeySince: String?
    var testDescription: String { name }
  }

  static let examples = [
    Example(
      name: "tour",
      answers: """
        [{"text": "The leaves let go;\\nthe pond keeps the moon\\nfor one more night."}, {"text": "What the Pond Keeps"},
         {"text": "It is worthy, for it promises less than the poem gives."}]
        """
    ),
    Example(
      name: "translate-a-file",
      answers:
        #"[{"text": "Liebe Ada,"}, {"text": "die Maschine kam am Dienstag."}, {"text": "Wir zählen die Tage."}]"#
    ),
    Example(
      name: "commit-message",
      input: "-a\n+b\n",
      answers: #"[{"text": "Say b instead of a\n\nReaders expect b."}]"#
    ),
    Example(name: "debate", arguments: ["-p", "rounds=1"]),
    Example(
      name: "classifier",
      answers: #"[{"text": "positive"}, {"text": "negative"}, {"text": "neutral"}]"#
    ),
    Example(
      name: "checks",
      answers: #"[{"match": "France", "text": "Paris"}, {"match": "spider", "text": "8"}]"#
    ),
    Example(
      name: "sample",
      arguments: ["-p", "n=4"],
      answers: #"[{"text": "Blue"}, {"text": "Green"}, {"text": "blue"}, {"text": "Blue"}]"#
    ),
    Example(name: "budget"),
    Example(
      name: "capitals",
      answers: """
        [{"match": "France", "text": "Paris"}, {"match": "Spain", "text": "Madrid"}, {"match": "Italy", "text": "Rome"},
         {"match": "Japan", "text": "Tokyo"}, {"match": "Egypt", "text": "It is on the Nile."}]
        """
    ),
    Example(
      name: "weather",
      answers: """
        [{"match": "Seoul", "repeat": 1, "stop_reason": "tool_use", "blocks": [
            {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {"city": "Seoul, Korea"}}]},
         {"stop_reason": "tool_use", "blocks": [
            {"type": "text", "text": "Let me try again."},
            {"type": "tool_use", "id": "toolu_2", "name": "weather", "input": {"city": "Seoul"}}]},
         {"text": "It is 21 degrees in Seoul, and the sky is clear."}]
        """
    ),
    Example(
      name: "read-cards",
      answers: #"""
        [{"match": "Berg", "text": "{\"name\": \"Marta Berg\", \"age\": 31, \"city\": \"Oslo\", \"plan\": \"pro\", \"note\": null}"},
         {"match": "Haddad", "text": "{\"name\": \"Omar Haddad\", \"age\": 45, \"city\": \"Cairo\", \"plan\": \"free\", \"note\": null}"},
         {"match": "Kim", "text": "{\"name\": \"Jiwoo Kim\", \"age\": 28, \"city\": \"Seoul\", \"plan\": \"pro\", \"note\": null}"}]
        """#
    ),
    Example(
      name: "cached-document",
      answers: """
        [{"text": "40 hours on the low light.", "usage": {"input_tokens": 4, "cache_creation_input_tokens": 720, "output_tokens": 10}},
         {"text": "Less than an hour is left.", "usage": {"input_tokens": 4, "cache_creation_input_tokens": 24, "cache_read_input_tokens": 720, "output_tokens": 10}},
         {"text": "With a damp cloth.", "usage": {"input_tokens": 4, "cache_creation_input_tokens": 24, "cache_read_input_tokens": 744, "output_tokens": 10}}]
        """
    ),
    Example(
      name: "ask-a-pdf",
      answers: """
        [{"blocks": [{"type": "text", "text": "It is 214 meters long.", "citations": [
           {"type": "page_location", "cited_text": "It is 214 meters long and 9 meters wide. ", "document_index": 0,
            "document_title": null, "start_page_number": 1, "end_page_number": 2}]}]}]
        """,
      needsKeySince: "does not take documents"
    ),
  ]

  /// What the examples read.
  private let files = [
    "letter.txt", "capitals.csv", "weather.json", "cards/berg.txt", "cards/haddad.txt",
    "cards/kim.txt", "manual.txt", "bridge.pdf",
  ]

  @Test(arguments: examples)
  func anExampleRuns(example: Example) async throws {
    let parley = try Parley(server: try await ServerProcess(example.answers))
    for file in ["\(example.name).claude"] + files {
      let text = try #require(Golden.read("\(RepositoryRoot.path)/Scripts/examples/\(file)"))
      try parley.folder.write(text, to: file)
    }
    let outcome = try await parley.run(
      ["\(example.name).claude"] + example.arguments,
      input: example.input
    )
    #expect(outcome.status == example.status, "\(outcome.errors)")
    Golden.expect(outcome.output, at: "Tests/EndToEndTests/Goldens/\(example.name).txt")
  }

  @Test func everyExampleIsRun() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: "\(RepositoryRoot.path)/Scripts/examples"
    )
    let scripts = files.filter { $0.hasSuffix(".claude") }.map { $0.replacing(".claude", with: "") }
    #expect(Set(scripts) == Set(Self.examples.map(\.name)))
  }

  @Test(arguments: examples, ["api", "local"])
  func anExampleIsFreeOfDiagnostics(example: Example, provider: String) async throws {
    let parley = try Parley()
    let path = "\(RepositoryRoot.path)/Scripts/examples/\(example.name).claude"
    let checked = try await parley.run(["check", path, "--provider", provider])
    if provider == "local", let reason = example.needsKeySince {
      #expect(checked.status == 2)
      #expect(checked.output.contains(reason), "\(checked.output)")
      return
    }
    #expect(checked.status == 0)
    #expect(checked.output == "")
  }

  /// A small model may answer a check wrong, which is status 1; nothing else may happen to an example.
  @Test(arguments: examples)
  func anExampleRunsWithoutAKey(example: Example) async throws {
    let parley = try Parley()
    for file in ["\(example.name).claude"] + files {
      let text = try #require(Golden.read("\(RepositoryRoot.path)/Scripts/examples/\(file)"))
      try parley.folder.write(text, to: file)
    }
    let outcome = try await parley.run(
      ["\(example.name).claude"] + example.arguments,
      input: example.input
    )
    if let reason = example.needsKeySince {
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(reason) && outcome.errors.contains("ANTHROPIC_API_KEY"))
      return
    }
    #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
    #expect(!outcome.errors.contains("error:"), "\(outcome.errors)")
  }
}
