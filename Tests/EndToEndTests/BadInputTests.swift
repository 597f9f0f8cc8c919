import Foundation
import TestSupport
import Testing

/// Command lines and files that are wrong: where, what, the remedy, and the status.
struct BadInputTests {
  @Test func checkReportsEightMistakesInOrder() async throws {
    let parley = try Parley()
    try parley.folder.write(
      """
      modell haiku
      max_tokens "many"
      model haiku-9
      say: hello
      let x = )
      print y
      print lenn("a")
      break
      """,
      to: "eight.claude"
    )
    let outcome = try await parley.run(["check", "eight.claude"])
    #expect(outcome.status == 2)
    let headers = outcome.output.split(separator: "\n").filter {
      $0.hasPrefix("eight.claude:") && $0.contains(" error: ")
    }
    let lines = headers.compactMap { Int($0.split(separator: ":")[1]) }
    #expect(lines == [1, 2, 3, 4, 5, 6, 7, 8], "\(outcome.output)")
    #expect(outcome.output.contains("help: "))
  }

  @Test(arguments: ["json", "sarif", "github"])
  func machinesReadDiagnosticsToo(format: String) async throws {
    let parley = try Parley()
    try parley.folder.write("print y\n", to: "a.claude")
    let outcome = try await parley.run(["check", "a.claude", "--format", format])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("a.claude"))
    if format == "github" {
      #expect(outcome.output.hasPrefix("::error file=a.claude,line=1,col=7"))
    } else {
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      }
    }
  }

  @Test func aMissingFileIsACommandLineError() async throws {
    let outcome = try await Parley().run(["nothing.claude"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("nothing.claude"))
  }

  @Test func invalidUTF8HasItsOffset() async throws {
    let parley = try Parley()
    try parley.folder.write(
      Data("say hi\nsay \u{0}".utf8.dropLast() + [0xFF, 0x0A]),
      to: "bad.claude"
    )
    let outcome = try await parley.run(["check", "bad.claude"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("11"), "\(outcome.output)")
  }

  @Test func aHugeScriptIsRefused() async throws {
    let parley = try Parley()
    try parley.folder.write(
      Data(repeating: UInt8(ascii: "#"), count: 100_000_000),
      to: "huge.claude"
    )
    let outcome = try await parley.run(["check", "huge.claude"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("huge.claude:1:1: error:"), "\(outcome.output.prefix(500))")
  }

  @Test(arguments: ["{", "(", "[", "print ((", "if true {\n", "say {{"])
  func tenThousandNestedDelimitersAreAnError(opening: String) async throws {
    let parley = try Parley()
    let text = "let x = " + String(repeating: opening, count: 10_000)
    try parley.folder.write(text, to: "deep.claude")
    let outcome = try await parley.run(["check", "deep.claude"])
    #expect(outcome.status == 2)
    #expect(!outcome.wasKilled)
  }

  @Test func anIncludeCycleNamesItsChain() async throws {
    let parley = try Parley()
    try parley.folder.write("include \"b.claude\"\n", to: "a.claude")
    try parley.folder.write("include \"a.claude\"\n", to: "b.claude")
    let outcome = try await parley.run(["check", "a.claude"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("cycle"), "\(outcome.output)")
  }

  @Test func anUnknownParameterNamesTheNearest() async throws {
    let parley = try Parley()
    let outcome = try await parley.run(
      script: "param season = \"autumn\" \"x\"\n",
      ["-p", "seasn=x"]
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("season"))
  }

  @Test(arguments: [
    ["--model", "hiaku"], ["check", "--model", "claude-2.0"], ["plan", "--model", ""],
  ])
  func aModelOfTheCommandLineKeepsTheRules(_ words: [String]) async throws {
    let outcome = try await Parley().run(words + ["-"], input: "say hello\n")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("--model"))
  }

  @Test func anErrorOfTheRunShowsItsLineAndFrames() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let outcome = try await parley.run(
      script: """
        def pick(list, i) {
          return list[i]
        }
        print pick([1, 2], 5)
        """
    )
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("script.claude:2:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("script.claude:4:"), "\(outcome.errors)")
  }

  @Test func endlessRecursionIsAnError() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let outcome = try await parley.run(script: "def f(n) { return f(n + 1) }\nprint f(0)\n")
    #expect(outcome.status == 2)
    #expect(!outcome.wasKilled)
  }

  @Test func aFullDiskIsTold() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try parley.folder.write("print \"x\"\n", to: "script.claude")
    let outcome = try await ShellRun.run(
      "\(BuiltProducts.path(of: "parley")) script.claude > /dev/full",
      in: parley.folder.path
    )
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
  }
}
