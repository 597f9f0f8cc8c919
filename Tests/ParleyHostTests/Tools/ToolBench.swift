import ClaudeMessages
import OrderedJSON
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

/// Tools whose bodies are functions of a small script, and a stage whose conversation has them.
struct ToolBench {
  let stage: Stage
  let context: ProgramContext
  private let bodies: [String: FunctionValue]

  /// Compiles the functions that are bodies and runs what else the script says.
  init(_ functions: [String], _ source: String, on stage: Stage) async throws {
    let bound = functions.enumerated().map { "let body_\($0) = \($1)\n" }.joined()
    let script = CompiledScript(
      path: "tools.claude",
      bytes: Array("\(source)\n\(bound)".utf8),
      catalogue: .builtIn,
      loader: NoSources()
    )
    #expect(script.diagnostics.filter { $0.severity == .error }.isEmpty)
    var machine = Machine(script.program, chunk: try #require(script.chunk))
    _ = try await machine.run(on: stage.host)
    context = machine.context
    var bodies: [String: FunctionValue] = [:]
    for (index, name) in functions.enumerated() {
      let place = try #require(context.program.globalNames.firstIndex(of: "body_\(index)"))
      guard case .function(let body)? = context.globals[place] else {
        Issue.record("\(name) is a function")
        continue
      }
      bodies[name] = body
    }
    self.bodies = bodies
    self.stage = stage
  }

  /// Declares a tool of the current conversation, with a function of its name as its body.
  func declare(
    _ name: String,
    _ parameters: [DataField] = [],
    description: String? = nil
  ) async throws {
    guard let body = bodies[name], case .function(let function) = body.target else {
      Issue.record("\(name) has no body")
      return
    }
    let declaration = ToolDeclaration(
      name: name,
      description: description,
      parameters: DataSchema(name: name, fields: parameters),
      function: function,
      span: SourceSpan(0, 0)
    )
    try await perform(.declareTool(ToolValue(declaration: declaration, body: body)))
  }

  @discardableResult
  func perform(_ effect: Effect) async throws(EffectError) -> Value {
    try await stage.host.perform(effect, in: context)
  }

  @discardableResult
  func say(_ text: String, as schema: DataSchema? = nil) async throws -> ReplyValue {
    try reply(await perform(.say(text: text, schema: schema, isShown: true)))
  }

  @discardableResult
  func send() async throws -> ReplyValue {
    try reply(await perform(.send(isShown: true)))
  }

  private func reply(_ value: Value) throws -> ReplyValue {
    guard case .reply(let reply) = value else {
      throw EffectError(.value, "no reply but \(value.typePhrase)")
    }
    return reply
  }

  /// The calls of a reply as `name(input) = result`, with `!` before a result that says what went wrong.
  func calls(of reply: ReplyValue) -> [String] {
    guard case .list(let calls)? = reply.fields["tool_calls"] else { return [] }
    return calls.items.map { call in
      guard case .map(let call) = call else { return "" }
      let mark = call["is_error"] == true ? "!" : ""
      let result = call["result"].map(ValueText.shown) ?? ""
      return "\(call["name"]?.textual?.string ?? "")(\(call["input"].map(ValueText.shown) ?? ""))"
        + " = \(mark)\(result)"
    }
  }

  /// A message of a request as JSON.
  func message(_ index: Int, of request: Int) -> JSONValue {
    stage.bodies[request]["messages"]?[index] ?? .null
  }

  /// The bench of the most tests: a tool `weather(city: string)` that knows Seoul alone.
  static func weather(on stage: Stage) async throws -> ToolBench {
    let bench = try await ToolBench(
      ["weather"],
      """
      def weather(city) {
        if city != "Seoul" { fail "no weather is known of {{city}}" }
        return { celsius: 21, sky: "clear" }
      }
      """,
      on: stage
    )
    try await bench.declare(
      "weather",
      [DataField(name: "city", type: .string, description: "a city's name")],
      description: "Current weather for a city."
    )
    return bench
  }
}

/// A call of a tool in a scripted reply.
struct ScriptedCall {
  var id = "toolu_1"
  var name = "weather"
  var input = #"{"city": "Seoul"}"#

  /// The events of a block with the call.
  func events(index: Int = 0, isClosed: Bool = true) -> [String] {
    let json = JSONValue.string(input).description
    return [
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"tool_use","id":"\#(id)","name":"\#(name)","input":{}}}"#,
      #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"input_json_delta","partial_json":\#(json)}}"#,
    ] + (isClosed ? [Events.stop(index)] : [])
  }
}

extension Events {
  /// A whole reply that calls tools after a text, if one is given.
  static func calling(
    _ calls: ScriptedCall...,
    after text: String? = nil,
    stop: String = "tool_use",
    input: Int = 10
  ) -> [String] {
    let start = text == nil ? 0 : 1
    let blocks = calls.enumerated().flatMap { $1.events(index: start + $0) }
    return [self.start(input: input)] + (text.map { self.text($0) } ?? []) + blocks + end(stop)
  }
}
