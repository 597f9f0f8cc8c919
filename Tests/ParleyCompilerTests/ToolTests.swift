import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax
import Synchronization
import Testing

/// What the compiler makes of schemas and tools, and what the bodies of tools do.
struct ToolTests {
  @Test func aBodyGetsItsArgumentsAndKeepsTheValuesAroundIt() async throws {
    let host = ToolHost()
    try await host.run(
      """
      let city = "Seoul"
      def start(name) {
        let list = [1, 2]
        for n in list {
          tool greet(whom: string, count: int?) "Greets." {
            let factor = 10
            let all = map(list, x -> x * factor + n)
            if count == null { return [name, whom, city, all] }
            return count
          }
        }
        list = [9]
      }
      start("Ada")
      city = "Busan"
      say Hello
      """
    )
    #expect(host.names == ["greet", "greet"])
    let greet = try #require(host.tools.last)
    #expect(greet.declaration.description == "Greets.")
    #expect(greet.declaration.parameters.fields.map(\.type.source) == ["string", "int?"])
    // The top level is read as it is at the call, what is around the tool as it was where it was declared.
    #expect(try await host.call("greet", "Bob", .null) == "[\"Ada\", \"Bob\", \"Busan\", [12, 22]]")
    #expect(try await host.call("greet", "Bob", 7) == "7")
  }

  @Test func aBodyWithoutAReturnGivesNullAndItsErrorsHaveTheirPlace() async throws {
    let host = ToolHost()
    try await host.run(
      """
      tool quiet(a: int) {
        if a > 1 { fail "too many" }
      }
      say Hello
      """
    )
    #expect(try await host.call("quiet", 1) == "null")
    let error = await #expect(throws: RuntimeError.self) { try await host.call("quiet", 2) }
    #expect(error?.message == "too many")
  }

  @Test func aSchemaIsSentAsItIsDefined() async throws {
    let host = ToolHost()
    try await host.run(
      """
      say "Who?" as Person
      schema Person {
        name: string "full name"
        homes: [Address?], plan: "free" | "pro"?
      }
      schema Address { street: string }
      """
    )
    let schema = try #require(host.schemas.first)
    #expect(schema.name == "Person")
    #expect(schema.fields.map(\.name) == ["name", "homes", "plan"])
    #expect(schema.fields.map(\.type.source) == ["string", "[Address?]", "\"free\" | \"pro\"?"])
    #expect(schema.fields.first?.description == "full name")
  }

  @Test func aSchemaOfAnIncludedFileIsKnown() async {
    let files = [
      "shapes.claude": "schema Person { name: string }\ntool f(p: Person) { return p.name }\n"
    ]
    let right = await ScriptRun(
      "include \"shapes.claude\"\nsay \"Who?\" as Person\nunset f",
      [.text("Ada")],
      files: files
    )
    #expect(right.diagnostics == "")
    #expect(right.lines == ["tool f(p: Person)", "say as Person Who?", "unset f"])
    let bare = await ScriptRun(
      "include \"shapes.claude\"\nsay Who is it as Person",
      [.text("Ada")],
      files: files
    )
    #expect(bare.ids == ["syntax.text-as"])
  }

  @Test func atThePromptASchemaTakesTheOldOnesPlace() async throws {
    let host = ToolHost(mode: .prompt)
    try await host.run("schema Address { street: string }")
    try await host.run("schema Person { home: Address }")
    try await host.run("def ask() { return say \"Who?\" as Person }")
    try await host.run("schema Address { town: string? }")
    try await host.run("ask()")
    let person = try #require(host.schemas.first)
    let home = try #require(person.fields.first)
    guard case .record(let address) = home.type else {
      Issue.record("\(home.type) is no schema")
      return
    }
    #expect(address.fields.map(\.name) == ["town"])
    #expect(host.diagnostics(of: "schema Address { of: Person }") == ["schema.recursive"])
    #expect(host.diagnostics(of: "say Who is it as Person") == ["syntax.text-as"])
    #expect(host.diagnostics(of: "unset weather") == ["setting.unknown"])
    #expect(host.diagnostics(of: "tool weather(a: int) { return a }\nunset weather") == [])
  }

  @Test(arguments: [65, 20_000])
  func schemasInsideEachOtherAreBounded(_ count: Int) async {
    var source = "say \"Who?\" as S0\n"
    for index in 0..<count { source += "schema S\(index) { a: S\(index + 1) }\n" }
    source += "schema S\(count) { a: int }\n"
    let run = await ScriptRun(source)
    #expect(run.ids.contains("schema.limit"))
    #expect(Set(run.ids).isSubset(of: ["schema.limit"]))
    let rightWay = (0..<60).map { "schema S\($0) { a: S\($0 + 1) }\n" }.joined()
    let right = await ScriptRun(
      rightWay + "schema S60 { a: int }\nsay \"Who?\" as S0",
      [.text("x")]
    )
    #expect(right.ids == [])
    #expect(right.lines == ["say as S0 Who?"])
  }

  @Test func whatATrialUsesOfToolsAndSchemasIsPartOfItsText() throws {
    let before = "schema Home { street: string }\nschema Person { home: Home }\n"
    let tool = "def helper(x) { return x }\ntool known(a: int) { return helper(a) }\n"
    let trial = "experiment e {\n  trial { say \"Who?\" as Person }\n}\n"
    let after = "tool later() { return 1 }\nschema Other { a: int }\n"
    let text = try Self.textOfTrial(before + tool + trial + after)
    #expect(text.contains("schema Home { street : string }"))
    #expect(text.contains("schema Person"))
    #expect(text.contains("tool known"))
    #expect(text.contains("def helper"))
    #expect(!text.contains("later"))
    #expect(!text.contains("Other"))
    let changed = tool.replacing("helper(a)", with: "helper(a + 1)")
    #expect(try Self.textOfTrial(before + changed + trial + after) != text)
  }

  @Test func whatAToolOfATrialReadsIsPartOfTheTrial() throws {
    let source = """
      let factor = 2
      let unused = 3
      schema Person { name: string }
      def double(x) { return x * factor }
      experiment e {
        trial {
          tool ask(who: Person) { return double(1) }
          say "Hello"
        }
      }
      """
    let (program, definition) = try Self.experiment(source)
    #expect(definition.globals.map { program.globalNames[Int($0)] } == ["factor"])
    #expect(definition.text.contains("def double"))
    #expect(definition.text.contains("schema Person"))
  }

  private static func textOfTrial(_ source: String) throws -> String {
    try experiment(source).1.text
  }

  private static func experiment(_ source: String) throws -> (Program, ExperimentDefinition) {
    var compiler = Compiler(catalogue: .builtIn, loader: FileTable())
    let compilation = compiler.compile(path: "test.claude", bytes: Array(source.utf8))
    #expect(DiagnosticRenderer(map: compiler.sources).render(compilation.diagnostics) == "")
    return (compiler.program, try #require(compiler.program.experiments.first))
  }
}

/// A host that keeps the tools and schemas that it is given, and calls the tools.
private final class ToolHost: Host {
  private struct State {
    var compiler: Compiler<FileTable>
    var context: ProgramContext?
    var tools: [ToolValue] = []
    var schemas: [DataSchema] = []
  }

  private let state: Mutex<State>

  init(mode: ParseMode = .file) {
    let compiler = Compiler(catalogue: .builtIn, loader: FileTable(), mode: mode)
    state = Mutex(State(compiler: compiler))
  }

  /// The tools in the order in which they were declared.
  var tools: [ToolValue] { state.withLock { $0.tools } }
  /// Their names.
  var names: [String] { tools.map(\.declaration.name) }
  /// The schemas that replies were to keep.
  var schemas: [DataSchema] { state.withLock { $0.schemas } }

  /// The ids of what is wrong with a source that is entered after those before.
  func diagnostics(of source: String) -> [String] {
    state.withLock { state in
      state.compiler.compile(path: "entry", bytes: Array(source.utf8)).diagnostics.map(
        \.id.rawValue
      )
    }
  }

  /// Compiles a source that has to be right, and runs it.
  func run(_ source: String) async throws {
    let (compilation, program, shown) = state.withLock { state in
      let compilation = state.compiler.compile(path: "entry", bytes: Array(source.utf8))
      let renderer = DiagnosticRenderer(map: state.compiler.sources)
      return (compilation, state.compiler.program, renderer.render(compilation.diagnostics))
    }
    #expect(shown == "")
    let chunk = try #require(compilation.chunk)
    var machine = Machine(program, chunk: chunk)
    _ = try await machine.run(on: self, slice: 1_000)
  }

  /// The text form of what the last tool of a name gives.
  func call(_ name: String, _ arguments: Value...) async throws -> String {
    let (tool, context) = state.withLock { state in
      (state.tools.last { $0.declaration.name == name }, state.context)
    }
    var machine = try #require(context).machine(
      calling: try #require(tool).body,
      with: arguments
    )
    let value = try await machine.run(on: self, slice: 1_000)
    var workspace = Workspace()
    return try value.textForm(in: &workspace).string
  }

  func perform(_ effect: Effect, in context: ProgramContext) async throws(EffectError) -> Value {
    state.withLock { state in
      state.context = context
      switch effect {
      case .declareTool(let tool): state.tools.append(tool)
      case .say(_, let schema, _): if let schema { state.schemas.append(schema) }
      default: break
      }
    }
    if case .say = effect { return .reply(ReplyValue(text: "Hi", fields: [:])) }
    return .null
  }

  func checkpoint() async throws(EffectError) {}
}
