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
  ]

  /// What the examples read.
  private let files = ["letter.txt", "capitals.csv"]

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
    #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
    #expect(!outcome.errors.contains("error:"), "\(outcome.errors)")
  }
}
