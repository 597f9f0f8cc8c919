import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import Testing

/// A script with the ids that the compiler gives it.
struct CheckedScript: Sendable, CustomTestStringConvertible {
  let source: String
  let ids: [String]

  init(_ source: String, _ ids: String...) {
    self.source = source
    self.ids = ids
  }

  var testDescription: String { source }
}

struct SettingFlowTests {
  @Test(arguments: CheckedScript.straight + CheckedScript.branching + CheckedScript.prefills)
  func whatAModelRejectsIsFoundBeforeTheRun(_ script: CheckedScript) async {
    let run = await ScriptRun(script.source, Array(repeating: .text("r"), count: 20))
    #expect(run.ids == script.ids, Comment(rawValue: run.diagnostics))
  }

  @Test func theMessageIsThatOfTheManual() async {
    let run = await ScriptRun(
      "# a summary\nmodel opus\ntemperature 0\nsay Hi",
      path: "summary.claude"
    )
    #expect(
      run.diagnostics == """
        summary.claude:3:1: error: claude-opus-5-5 does not accept temperature [model.no-sampling]
           3 | temperature 0
             | ^^^^^^^^^^^^^ the API answers 400 to a request with this field
        help: remove the line, or choose a model that samples by request: haiku-4.5

        """
    )
  }
}

/// Models that take more or less than those of the API, which a catalogue file describes.
struct OtherModelsTests {
  private static func ids(of source: String) throws -> [String] {
    let models = #"""
      {"models": [
        {"id": "tiny", "images": false, "documents": false, "sampling": "accepted", "prefill": true,
         "thinking": {"disabled": true}},
        {"id": "thinker", "sampling": "accepted", "prefill": true,
         "thinking": {"default": "adaptive", "adaptive": true, "enabled": true, "disabled": true,
                      "restricts_requests": false}}]}
      """#
    let catalogue = try ModelCatalogue.builtIn.merging(json: Array(models.utf8))
    var compiler = Compiler(catalogue: catalogue, loader: FileTable())
    return compiler.compile(path: "script.claude", bytes: Array(source.utf8))
      .diagnostics.map(\.id.rawValue)
  }

  @Test(arguments: [
    "model tiny\nimage a.png\nsay x", "model tiny\ndocument a.pdf\nuser x\nsend",
    "image a.png\nsay x\nmodel tiny\nsay y", "image a.png\nsay x\nwith model tiny {\nsay y\n}",
    "image a.png\nsay x\nfork other\nmodel tiny\nsay y",
    "image a.png\nsay x\nmodel tiny\nrepeat 2 {\nsay y\n}",
  ])
  func whatATextOnlyModelWouldGetIsFound(source: String) throws {
    #expect(try Self.ids(of: source) == ["model.attachment"])
  }

  @Test(arguments: [
    "model thinker\nimage a.png\nsay x", "image a.png\nsay x\nreset\nmodel tiny\nsay y",
    "image a.png\nsay x\nundo\nmodel tiny\nsay y",
    "image a.png\nsay x\nchat other\nmodel tiny\nsay y",
    "def clean() { reset }\nimage a.png\nsay x\nlet n = clean()\nmodel tiny\nsay y",
    "let c = len(args) > 0\nif c {\nimage a.png\n}\nmodel tiny\nsay x",
  ])
  func whatItMayNotGetIsLeftToTheRun(source: String) throws {
    #expect(try Self.ids(of: source) == [])
  }

  @Test(arguments: [
    "model thinker\ntemperature 0.2\nsay x", "model thinker\ntop_k 5\ntop_p 0.5\nsay x",
    "model thinker\nuser x\nassistant y\nsend", "model thinker\nthinking 2000\ntop_k 5\nsay x",
  ])
  func thinkingThatRestrictsNothingGoesWithSamplingAndPrefill(source: String) throws {
    #expect(try Self.ids(of: source) == [])
  }

  @Test func aModelThatCannotThinkIsToldSo() throws {
    #expect(try Self.ids(of: "model tiny\nthinking adaptive\nsay x") == ["model.thinking"])
    #expect(try Self.ids(of: "model tiny\nthinking off\nsay x") == [])
  }
}

extension CheckedScript {
  fileprivate static let straight = [
    CheckedScript("model haiku-4.5\ntemperature 0\nsay a"),
    CheckedScript("temperature 0\nmodel haiku-4.5\nsay a"),
    CheckedScript("model opus\ntemperature 0\nsay a", "model.no-sampling"),
    CheckedScript("temperature 0\nsay a", "model.no-sampling"),
    CheckedScript("model opus\ntemperature 0", "model.no-sampling"),
    CheckedScript("temperature 0"),
    CheckedScript("model opus\ntemperature 0\nunset temperature\nsay a"),
    CheckedScript("model opus\ntemperature 0\nsay a\nsay b", "model.no-sampling"),
    CheckedScript("let m = \"opus\"\nmodel {{m}}\ntemperature 0\nsay a"),
    CheckedScript("model haiku-4.5\ntemperature 0.5\ntop_p 0.5\nsay a", "model.sampling-conflict"),
    CheckedScript(
      "model haiku-4.5\nthinking 2000\ntemperature 0\nsay a",
      "model.sampling-conflict"
    ),
    CheckedScript("model opus\nthinking off\nsay a", "model.thinking"),
    CheckedScript("model haiku\nthinking off\neffort max\nsay a", "model.thinking"),
    CheckedScript("model haiku\nthinking off\neffort high\nsay a"),
    CheckedScript("model haiku-4.5\nthinking 8000\nsay a", "model.thinking-budget"),
    CheckedScript("model haiku-4.5\neffort low\nsay a", "model.effort"),
    CheckedScript("max_tokens 200_000\nsay a", "model.max-tokens"),
    CheckedScript("model haiku\nmax_tokens 50\nsay a", "model.small-max-tokens"),
    CheckedScript("model haiku\nthinking off\nmax_tokens 50\nsay a"),
    CheckedScript("model haiku\nmax_tokens 200\nsay a"),
    CheckedScript("tool_choice any\nsay a", "model.tool-choice"),
    CheckedScript("model claude-opus-6\ntemperature 0\nsay a", "model.not-in-catalogue"),
  ]

  fileprivate static let branching = [
    CheckedScript("model opus\nwith model haiku-4.5, temperature 0 { say a\n}\nsay b"),
    CheckedScript(
      "model haiku-4.5\ntemperature 0\nwith model opus { say a\n}",
      "model.no-sampling"
    ),
    CheckedScript("model opus\nif len(args) > 0 { model haiku-4.5 }\ntemperature 0\nsay a"),
    CheckedScript(
      "model opus\nif len(args) > 0 { print 1 }\ntemperature 0\nsay a",
      "model.no-sampling"
    ),
    CheckedScript("model opus\nfor x in [1] {\n  temperature 0\n  say a\n}", "model.no-sampling"),
    CheckedScript(
      "model opus\nfor x in [1] {\n  say a\n  model haiku-4.5\n}\ntemperature 0\nsay b"
    ),
    CheckedScript(
      "model opus\ntemperature 0\ndef ask() { return say a\n}\nprint ask()",
      "model.no-sampling"
    ),
    CheckedScript("model opus\ntemperature 0\ndef set_up() { model haiku-4.5 }\nset_up()\nsay a"),
    CheckedScript("model opus\ndef ask() {\n  temperature 0\n  say a\n}\nask()"),
    CheckedScript(
      "def ask() {\n  model opus\n  temperature 0\n  say a\n}\nask()",
      "model.no-sampling"
    ),
    CheckedScript("model opus\nchat other\ntemperature 0\nsay a", "model.no-sampling"),
    CheckedScript("model opus\nchat a\nmodel haiku-4.5\nchat main\ntemperature 0\nsay a"),
    CheckedScript("try { model haiku-4.5 } catch e { print 1 }\ntemperature 0\nsay a"),
    CheckedScript("model opus\nlet f = x -> x\nprint f(1)\ntemperature 0\nsay a"),
  ]

  fileprivate static let prefills = [
    CheckedScript("assistant Once\nsend", "model.no-prefill"),
    CheckedScript("assistant Once\nsay more"),
    CheckedScript("user a\nassistant b\nuser c\nsend"),
    CheckedScript("model haiku-4.5\nassistant Once\nsend"),
    CheckedScript("model haiku-4.5\nthinking 2000\nassistant Once\nsend", "model.no-prefill"),
    CheckedScript("assistant Once\nundo\nsend"),
  ]
}
