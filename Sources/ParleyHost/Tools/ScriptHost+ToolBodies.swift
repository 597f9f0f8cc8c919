import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

extension ScriptHost {
  /// What stands for the conversation of a tool's body in records and sums.
  package static func toolConversation(_ name: String) -> String { "tool \(name)" }

  /// Whether a name of a conversation in a record stands for that of a tool's body.
  package static func isToolConversation(_ name: String) -> Bool { name.hasPrefix("tool ") }

  /// Runs the body of a tool with the arguments of a call.
  ///
  /// - Parameters:
  ///   - tool: The tool.
  ///   - call: The call.
  ///   - context: The program that asks, with its globals as they are.
  /// - Returns: The result; an error of a kind that `try` would catch is one that says so.
  /// - Throws: ``EffectError`` of kind `budget`, `permission` or `interrupt`.
  func run(
    _ tool: ToolValue,
    for call: ToolUseBlock,
    in context: ProgramContext
  ) async throws(EffectError) -> ToolOutcome {
    let arguments: [Value]
    do throws(EffectError) {
      let given = try JSONReading.value(of: call.input, called: "the arguments")
      switch tool.declaration.parameters.reading(given) {
      case .misfits(let misfits): return .misfits(misfits)
      case .fits(let fitting): arguments = tool.declaration.arguments(in: fitting)
      }
    } catch {
      return ToolOutcome(error.message, isError: true)
    }
    let host = ScriptHost(forTool: tool.declaration.name, of: self)
    var machine = context.machine(calling: tool.body, with: arguments)
    do throws(RuntimeError) {
      let result = try await machine.run(on: host)
      return Self.outcome(result, of: tool)
    } catch {
      guard error.kind.isResult else { throw error.effectError(in: tool, of: context.program) }
      return ToolOutcome(error.message, isError: true, failure: error.span)
    }
  }

  /// The value of a body as a result.
  private static func outcome(_ value: Value, of tool: ToolValue) -> ToolOutcome {
    var workspace = Workspace()
    do throws(EffectError) {
      return ToolOutcome(try value.textForm(in: &workspace).string)
    } catch {
      return ToolOutcome(error.message, isError: true, failure: tool.declaration.span)
    }
  }
}

/// What the body of a tool may not do, whatever function asks for it: the compiler cannot see through function values.
enum ToolBody {
  /// Refuses what only the script itself does.
  ///
  /// - Throws: ``EffectError`` of kind `value`.
  static func allow(_ effect: Effect) throws(EffectError) {
    switch effect {
    case .declareTool: throw .notInTool("declare a tool")
    case .connectTools: throw .notInTool("connect a server of tools")
    case .experiment: throw .notInTool("run an experiment")
    case .expectation: throw .notInTool("check with expect")
    case .set(let change) where change.name == "budget" && !change.isField:
      throw .notInTool("change the budget")
    default: return
    }
  }
}

extension ToolDeclaration {
  /// The values of the parameters in their order, out of a map that fits them.
  fileprivate func arguments(in fitting: Value) -> [Value] {
    guard case .map(let map) = fitting else { return [] }
    return parameters.fields.map { map[Text($0.name)] ?? .null }
  }
}

extension ToolOutcome {
  /// A call whose arguments do not fit; the body was not run.
  fileprivate static func misfits(_ misfits: [DataMisfit]) -> ToolOutcome {
    let places = misfits.map(\.description)
    return ToolOutcome(
      "The arguments do not fit: \(places.joined(separator: "; ")).",
      isError: true
    )
  }
}

extension EffectError.Kind {
  /// Whether an error of this kind in a body is told to the model; all others end the run.
  fileprivate var isResult: Bool { EffectError(self, "").isCatchable }
}

extension RuntimeError {
  /// The error as one of the statement that the tool was called for, with the place where it happened.
  fileprivate func effectError(in tool: ToolValue, of program: Program) -> EffectError {
    guard kind != .interrupt else { return effectError }
    let line = program.line(of: span).map { ", line \($0)" } ?? ""
    let place = "it happened in the tool \(tool.declaration.name)\(line)"
    return EffectError(
      kind,
      message,
      help: [help, place].compactMap { $0 }.joined(separator: "\n"),
      status: status,
      requestID: requestID
    )
  }
}

extension EffectError {
  fileprivate static func notInTool(_ deed: String) -> EffectError {
    EffectError(
      .value,
      "the body of a tool cannot \(deed)",
      help: "return what it found, and do the rest in the script after the reply"
    )
  }
}
