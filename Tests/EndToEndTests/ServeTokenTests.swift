import Foundation
import OrderedJSON
import TestSupport
import Testing

/// `parley serve token`, `usage` and `report` as a user runs them.
struct ServeTokenTests {
  private let parley: Parley

  init() throws {
    parley = try Parley()
  }

  private func serve(_ arguments: String...) async throws -> ChildProcess.Outcome {
    try await parley.run(["serve"] + arguments)
  }

  private func tokens() async throws -> [JSONValue] {
    let outcome = try await serve("token", "list", "--output", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONParser().parse(outcome.output)["tokens"]?.arrayValue ?? []
  }

  private static let store = "state/parley/gateway.sqlite"

  @Test func aTokenIsShownOnceAndKeptNowhere() async throws {
    let made = try await serve(
      "token",
      "create",
      "anna",
      "--budget",
      "5",
      "--per",
      "day",
      "--models",
      "haiku,sonnet",
      "--max-tokens",
      "4000",
      "--rpm",
      "60",
      "--expires",
      "30d"
    )
    #expect(made.status == 0, "\(made.errors)")
    let token = made.output.dropLast()
    #expect(token.hasPrefix("parley_") && token.count == 50 && made.output.hasSuffix("\n"))
    #expect(
      made.errors.hasPrefix(
        "parley: anna may ask haiku, sonnet, for at most $5.00 a day, with max_tokens up to 4,000, 60 times a minute, until "
      )
    )
    #expect(made.errors.contains("from now on every client needs one"))
    #expect(!made.errors.contains(token))
    for name in parley.folder.files(under: "state/parley") {
      let bytes = parley.folder.bytes(of: "state/parley/\(name)")
      #expect(String(decoding: bytes, as: UTF8.self).contains(token) == false)
    }
    let listed = try await serve("token", "list")
    #expect(listed.output.contains("anna  in force  $0.00  $5.00 a day  haiku, sonnet  4,000"))
    #expect(!listed.output.contains(token))
    let rows = try await tokens()
    #expect(rows.map { $0["name"] } == ["anna"])
    #expect(rows.first?["requests_per_minute"] == 60)
    #expect(rows.first?.objectValue?.members.contains { $0.key == "digest" } == false)
    let second = try await serve("token", "create", "bob")
    #expect(!second.errors.contains("first"))
    #expect(second.output != made.output)
  }

  @Test func aRevokedTokenStaysInTheListAndItsNameIsFree() async throws {
    _ = try await serve("token", "create", "anna")
    let taken = try await serve("token", "create", "anna")
    #expect(taken.status == 64 && taken.output.isEmpty)
    #expect(taken.errors.contains("there is a token called anna"))
    let revoked = try await serve("token", "revoke", "anna")
    #expect(revoked.status == 0)
    #expect(revoked.errors == "parley: anna is revoked: its next request is refused\n")
    #expect(try await serve("token", "create", "anna").status == 0)
    #expect(try await tokens().map { $0["state"] } == ["revoked", "in_force"])
  }

  @Test func oneOfManyProcessesGetsAName() async throws {
    let outcomes = try await withThrowingTaskGroup(of: ChildProcess.Outcome.self) { tasks in
      for _ in 0..<6 { tasks.addTask { try await serve("token", "create", "anna") } }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0.status == 0 } == 1)
    let refused = outcomes.filter { $0.errors.contains("there is a token called anna") }
    #expect(refused.count == 5, "\(outcomes.map(\.errors))")
    #expect(try await tokens().count == 1)
  }

  @Test func beforeTheFirstTokenThereIsNothingToShow() async throws {
    let path = "\(parley.folder.path)/\(Self.store)"
    let list = try await serve("token", "list")
    #expect(list.status == 0 && list.output.isEmpty)
    #expect(list.errors == "no tokens in \(path) yet\n")
    let usage = try await serve("usage")
    #expect(usage.status == 0 && usage.output.isEmpty)
    #expect(usage.errors.hasPrefix("nothing was used since "))
    let json = try await serve("usage", "--output", "json")
    #expect(try JSONParser().parse(json.output)["total"]?["requests"] == 0)
    let report = try await serve("report")
    #expect(report.status == 64)
    #expect(report.errors.contains("there is no gateway store at \(path)"))
    #expect(parley.folder.files(under: ".").isEmpty)
  }

  @Test func theReportIsAPage() async throws {
    _ = try await serve("token", "create", "anna", "--budget", "5")
    let outcome = try await serve("report", "--out", "page.html")
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(outcome.errors == "parley: the page is in page.html\n")
    let page = parley.folder.read("page.html") ?? ""
    #expect(page.contains("$5.00 in all"))
    #expect(WellFormedness.mistake(in: page) == nil)
  }

  @Test(arguments: [
    (["token", "create", " "], "NAME is empty"),
    (["token", "create", "a\u{7}b"], "control characters"),
    (["token", "create", "anna "], "begin or end with a space"),
    (["token", "create", String(repeating: "a", count: 101)], "at most 100 bytes, not 101"),
    (["token", "create", "anna", "--models", "haiko"], "did you mean haiku?"),
    (["token", "create", "anna", "--budget", "0"], "above 0"),
    (["token", "create", "anna", "--expires", "soon"], "12h, 30d or 8w"),
    (["token", "create", "anna", "--store", "notes.txt"], "is not a gateway store of Parley"),
    (["token", "revoke", "bobb", "--store", "made.sqlite"], "did you mean bob?"),
    (["token", "list", "--store", "none.sqlite"], "there is no gateway store at "),
    (["usage", "--since", "tomorrow"], "7d for the last 7 days"),
    (["usage", "--since", "9999-01-01"], "is yet to come"),
    (["report", "--out", ""], "--out takes the name of a file"),
  ])
  func mistakesSayWhatToDo(arguments: [String], message: String) async throws {
    try parley.folder.write("no database", to: "notes.txt")
    _ = try await serve("token", "create", "bob", "--store", "made.sqlite")
    let outcome = try await parley.run(["serve"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains(message))
    #expect(outcome.output.isEmpty)
    #expect(parley.folder.read("notes.txt") == "no database")
    #expect(!parley.folder.files(under: ".").contains { $0.hasSuffix(Self.store) })
  }
}
