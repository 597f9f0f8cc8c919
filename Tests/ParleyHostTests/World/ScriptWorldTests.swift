import ParleyRuntime
import Testing

@testable import ParleyHost

struct ScriptWorldTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func world(
    _ grants: Grants = Grants(),
    environment: [String: String] = [:]
  ) -> ScriptWorld {
    ScriptWorld(
      permissions: Permissions(baseFolder: ".", workingDirectory: folder.path, grants: grants),
      environment: environment,
      standardInput: StandardInput(.text("piped")),
      arguments: ["one", "two"]
    )
  }

  private func error(
    _ function: WorldFunction,
    _ arguments: [Value],
    _ world: ScriptWorld? = nil
  ) async throws -> EffectError {
    do throws(EffectError) {
      let value = try await (world ?? self.world()).perform(function, arguments)
      Issue.record("no error, but: \(value)")
    } catch {
      return error
    }
    throw EffectError(.value, "no error was thrown")
  }

  @Test func inputsComeFromOutside() throws {
    #expect(try world().input(.stdin) == "piped")
    #expect(try world().input(.args) == ["one", "two"])
  }

  @Test func textsJSONAndTablesAreRead() async throws {
    try folder.file("a.txt", "text\n")
    try folder.file("a.json", #"{"b": [1, 2.5, null], "a": "x"}"#)
    try folder.file("a.csv", "city,country\nSeoul,Korea\nOslo,Norway\n")
    #expect(try await world().perform(.read, ["a.txt"]) == "text\n")
    #expect(
      try await world().perform(.readJSON, ["a.json"]) == ["b": [1, 2.5, .null], "a": "x"]
    )
    #expect(
      try await world().perform(.readCSV, ["a.csv"]) == [
        ["city": "Seoul", "country": "Korea"], ["city": "Oslo", "country": "Norway"],
      ]
    )
    #expect(try await world().perform(.glob, ["a.*"]) == ["a.csv", "a.json", "a.txt"])
  }

  @Test func fileThatIsNotJSONIsNamed() async throws {
    try folder.file("a.json", "{")
    let error = try await error(.readJSON, ["a.json"])
    #expect(error.kind == .value)
    #expect(error.message.hasPrefix("a.json is not JSON: "))
  }

  @Test func tableWithAMistakeIsNamedAtItsPlace() async throws {
    try folder.file("a.csv", "a,b\n1\n")
    let error = try await error(.readCSV, ["a.csv"])
    #expect(error.kind == .value)
    #expect(error.message == "a.csv, row 2: 1 cell where the header has 2")
  }

  @Test func variablesNeedPermission() async throws {
    let world = world(Grants(variables: ["MINE", "GONE"]), environment: ["MINE": "1", "KEY": "2"])
    #expect(try await world.perform(.env, ["MINE"]) == "1")
    #expect(try await world.perform(.env, ["GONE"]) == .null)
    for name in ["KEY", "NOT_SET", ""] {
      #expect(try await error(.env, [.text(name)], world).kind == .permission)
    }
  }

  @Test func programsTakeTextsAndNumbersAsArguments() async throws {
    let world = world(Grants(programs: ["printf", "cat"]), environment: ["PATH": "/usr/bin:/bin"])
    #expect(try await world.perform(.exec, ["printf", ["%s-%s", "a", 5]]) == "a-5")
    #expect(try await world.perform(.exec, ["cat", [], "given"]) == "given")
    #expect(try await world.perform(.exec, ["cat"]) == "")
    #expect(try await error(.exec, ["printf", "a"], world).kind == .value)
    #expect(try await error(.exec, ["printf", [.null]], world).kind == .value)
    #expect(try await error(.exec, ["cat", [], 5], world).kind == .value)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("é", "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"),
  ])
  func hashIsThatOfTheText(_ text: String, digest: String) async throws {
    #expect(try await world().perform(.hash, [.text(text)]) == .text(digest))
  }

  @Test func hashOfAValueIsThatOfItsTextForm() async throws {
    let whole = try await world().perform(.hash, [["a": 1]])
    #expect(try await world().perform(.hash, [#"{"a": 1}"#]) == whole)
  }

  @Test(arguments: [WorldFunction.read, .readJSON, .readCSV, .glob, .env, .exec])
  func argumentOfAWrongTypeIsAnErrorOfValue(_ function: WorldFunction) async throws {
    #expect(try await error(function, [5]).kind == .value)
    #expect(try await error(function, []).kind == .value)
  }
}
