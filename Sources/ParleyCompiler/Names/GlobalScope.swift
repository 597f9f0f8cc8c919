import ParleyDiagnostics
import ParleyRuntime

/// The names of the top level: variables, parameters and functions; what a compiler keeps from one source to the next.
struct GlobalScope: Sendable {
  /// What a name of the top level stands for.
  enum Symbol: Sendable {
    /// A variable or parameter.
    case variable(GlobalVariable)
    /// A `def`.
    case function(GlobalFunction)

    /// Where it was made.
    var span: SourceSpan {
      switch self {
      case .variable(let variable): variable.span
      case .function(let function): function.span
      }
    }
  }

  /// What functions use.
  var uses = FunctionUses()
  /// The fields that were given values with `set`.
  var fields: Set<String> = []
  /// The schemas by name.
  var schemas: [String: GlobalSchema] = [:]
  /// The tools in the order in which they were compiled.
  var tools: [GlobalTool] = []
  /// The names of the tools that sources declare, wherever.
  var toolNames: Set<String> = []
  /// Whether tools come from elsewhere too: from `mcp` or `set tools`.
  var hasForeignTools = false
  private var symbols: [String: Symbol] = [:]

  /// The symbol of a name; nil where the top level has none.
  subscript(name: String) -> Symbol? {
    get { symbols[name] }
    set { symbols[name] = newValue }
  }

  /// The function of a name; nil where it stands for something else or nothing.
  func function(_ name: String) -> GlobalFunction? {
    if case .function(let function) = symbols[name] { function } else { nil }
  }

  /// Every name, ascending.
  var names: [String] { symbols.keys.sorted() }
}

/// A variable of the top level.
struct GlobalVariable: Sendable {
  /// Its place among the globals.
  let number: UInt32
  /// Its name where it was made.
  let span: SourceSpan
  /// The columns of the trials, if it holds the results of an experiment; nil for any other variable.
  var columns: [String]?
}

/// A `def`.
struct GlobalFunction: Sendable {
  /// Its place in the program.
  let id: FunctionID
  /// Its name.
  let name: String
  /// The names of its parameters.
  let parameters: [String]
  /// How many arguments a call has to give.
  let requiredCount: Int
  /// Its name where it was made.
  let span: SourceSpan

  /// The call as messages show it: `ask(question, tone?)`.
  var usage: String {
    var shown: [String] = []
    for (index, parameter) in parameters.enumerated() {
      shown.append(index < requiredCount ? parameter : parameter + "?")
    }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }
}
