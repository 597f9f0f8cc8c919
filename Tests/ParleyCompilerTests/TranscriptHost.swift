import ParleyDiagnostics
import ParleyRuntime
import Synchronization

/// A host that answers requests from a list of replies and writes down what it was asked, one line an effect.
final class TranscriptHost: Host {
  /// What the model says, or why it does not.
  enum Answer: Sendable {
    case text(String)
    case failure(EffectError)
  }

  fileprivate struct State {
    var answers: [Answer]
    var lines: [String] = []
    var checkpoints = 0
    var settings: [(String, Value)] = []
    var workspace = Workspace(fuel: 1 << 40)
  }

  private let state: Mutex<State>
  private let standardInput: String
  private let files: [String: String]

  /// Makes a host.
  ///
  /// - Parameters:
  ///   - answers: The answers to requests in their order; one request too many is an API error.
  ///   - standardInput: What `stdin` gives.
  ///   - files: The data files of experiments by path.
  init(_ answers: [Answer] = [], standardInput: String = "", files: [String: String] = [:]) {
    state = Mutex(State(answers: answers))
    self.standardInput = standardInput
    self.files = files
  }

  /// What happened, one line an effect.
  var lines: [String] { state.withLock { $0.lines } }

  func perform(_ effect: Effect, in context: ProgramContext) async throws(EffectError) -> Value {
    if case .experiment(let call) = effect {
      return try await TrialRun(call, in: context, files: files).results(on: self)
    }
    let outcome = state.withLock { state in
      state.outcome(of: effect, in: context, standardInput: standardInput)
    }
    return try outcome.get()
  }

  /// Writes a line down, with a value in its JSON form.
  func note(_ line: String, _ value: Value? = nil) {
    state.withLock { state in
      state.note(line + (value.map { " " + state.form(of: $0) } ?? ""))
    }
  }

  func checkpoint() async throws(EffectError) {
    let isEndless = state.withLock { state in
      state.checkpoints += 1
      return state.checkpoints > 1_000
    }
    if isEndless { throw EffectError(.interrupt, "the script does not end") }
  }
}

extension TranscriptHost.State {
  fileprivate mutating func outcome(
    of effect: Effect,
    in context: ProgramContext,
    standardInput: String
  ) -> Result<Value, EffectError> {
    switch effect {
    case .set(let change):
      settings.append((change.name, change.value))
      note("set \(text(of: change))")
    case .unset(let name): note("unset \(name)")
    case .pushSettings(let changes):
      note("with \(changes.map { text(of: $0) }.joined(separator: ", "))")
    case .popSettings: note("end of with")
    case .say(let text, let schema, let isShown):
      let kind = (schema.map { " as \($0.name)" } ?? "") + (isShown ? "" : " (not shown)")
      return answer("say\(kind) \(text)")
    case .send(let isShown): return answer("send\(isShown ? "" : " (not shown)")")
    case .retry(let isShown): return answer("retry\(isShown ? "" : " (not shown)")")
    case .appendTurn(let role, let text): note("\(role) \(text)")
    case .attach(let kind, let path): note("\(kind) \(path)")
    case .undo: note("undo")
    case .redo: note("redo")
    case .reset: note("reset")
    case .chat(let name): note("chat \(name)")
    case .fork(let name): note("fork \(name)")
    case .declareTool(let tool): note("tool \(signature(of: tool.declaration))")
    case .connectTools(let command): note("mcp \(command)")
    case .print(let text): note("print \(text)")
    case .show(let value): note("show \(form(of: value))")
    case .write(let path, let text): note("write \(path): \(text)")
    case .append(let path, let text): note("append \(path): \(text)")
    case .expectation(let expectation): note(text(of: expectation, in: context.program.sources))
    case .inspect(.settings): return .success(.map(MapValue(settings)))
    case .inspect(let inspection): return .success(.text("<\(inspection.rawValue)>"))
    case .input(.stdin): return .success(.text(standardInput))
    case .input(.args): return .success(["one", "two"])
    case .call(let function, let arguments):
      let shown = arguments.map { form(of: $0) }.joined(separator: ", ")
      note("call \(function.rawValue)(\(shown))")
      return .success(.text("<\(function.rawValue)>"))
    case .experiment: note("experiment")
    case .measure(let measure):
      let error = measure.error.map { " error: \($0)" } ?? ""
      note(
        "\(measure.isScore ? "score" : "record") \(measure.name) = \(form(of: measure.value))\(error)"
      )
    case .decide: note("decide")
    }
    return .success(.null)
  }

  fileprivate mutating func note(_ line: String) { lines.append(line) }

  private mutating func answer(_ request: String) -> Result<Value, EffectError> {
    note(request)
    guard !answers.isEmpty else {
      return .failure(EffectError(.api, "no reply is left for this request"))
    }
    switch answers.removeFirst() {
    case .failure(let error): return .failure(error)
    case .text(let text):
      let usage: Value = .map(["input_tokens": 10, "output_tokens": .int(Int64(text.utf8.count))])
      let fields: MapValue = ["stop_reason": "end_turn", "usage": usage]
      return .success(.reply(ReplyValue(text: text, fields: fields)))
    }
  }

  /// A tool as it is called: `weather(city: string)`, and what it does.
  private func signature(of tool: ToolDeclaration) -> String {
    let parameters = tool.parameters.fields.map { field in
      "\(field.name): \(field.type.source)" + (field.description.map { " (\($0))" } ?? "")
    }
    let description = tool.description.map { ": \($0)" } ?? ""
    return "\(tool.name)(\(parameters.joined(separator: ", ")))\(description)"
  }

  private mutating func text(of change: SettingChange) -> String {
    "\(change.isField ? "field " : "")\(change.name) = \(form(of: change.value))"
  }

  private mutating func text(of expectation: Expectation, in sources: SourceMap) -> String {
    var text = expectation.passed ? "passed" : "failed"
    for operand in expectation.operands {
      let source = sources.file(containing: operand.span)?.text(of: operand.span) ?? "?"
      text += " [\(source): \(form(of: operand.value))]"
    }
    if let message = expectation.message { text += " message: \(message)" }
    if let error = expectation.error { text += " error: \(error)" }
    return text
  }

  fileprivate mutating func form(of value: Value) -> String {
    do {
      return try value.jsonForm(in: &workspace).string
    } catch {
      return "<\(value.typeName)>"
    }
  }
}
