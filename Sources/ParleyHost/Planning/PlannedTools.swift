import ClaudeMessages
import OrderedJSON
import ParleyRuntime
import ToolServers

/// What the tools of a conversation can add to the requests of a statement.
struct PlannedTools: Sendable {
  /// How many requests may follow the first; nil without a bound.
  let mostFurther: Int?
  /// What the plan has to say about it.
  let notes: [String]

  /// Nothing follows the first request.
  static let none = PlannedTools(mostFurther: 0, notes: [])

  private init(mostFurther: Int?, notes: [String]) {
    self.mostFurther = mostFurther
    self.notes = notes
  }

  /// What a set of tools can add.
  ///
  /// - Parameters:
  ///   - tools: The tools.
  ///   - rounds: How often calls are answered at most.
  ///   - program: The program whose functions are the bodies.
  init(_ tools: ToolSet, rounds: Int, in program: Program) {
    guard !tools.isEmpty, rounds > 0 else {
      self = .none
      return
    }
    var notes = [String.toolsMayBeCalled(rounds: rounds)]
    let asking = tools.scriptTools.filter { program.asks($0.body) }.map(\.declaration.name)
    if !asking.isEmpty { notes.append(.toolsAsk(asking)) }
    self.init(mostFurther: asking.isEmpty ? rounds : nil, notes: notes)
  }
}

/// A server of tools that a plan does not start: what it offers is not known.
struct PlannedToolServer: ToolServerConnection {
  /// The program.
  let name: String

  /// No tools: they are not known.
  var tools: [ServerTool] { [] }

  func call(
    _ name: String,
    arguments: JSONValue
  ) async throws(ToolServerError) -> ServerToolResult {
    throw ToolServerError(.ended, "a plan calls no tools")
  }

  func close() async {}
}

extension Program {
  /// Whether a function may send a request, as far as its code and the functions that it holds tell.
  func asks(_ function: FunctionValue) -> Bool {
    var seen: Set<FunctionID> = []
    return asks(function, beside: &seen)
  }

  private func asks(_ function: FunctionValue, beside seen: inout Set<FunctionID>) -> Bool {
    for case .function(let captured) in function.captures where asks(captured, beside: &seen) {
      return true
    }
    guard case .function(let id) = function.target else { return false }
    return asks(id, beside: &seen)
  }

  private func asks(_ id: FunctionID, beside seen: inout Set<FunctionID>) -> Bool {
    guard seen.insert(id).inserted else { return false }
    let code = self[id].code
    for case .function(let constant) in code.constantTable where asks(constant, beside: &seen) {
      return true
    }
    for instruction in code.listing {
      switch instruction {
      case .say, .sayAs, .send, .retry, .callWorld(_, .judge): return true
      case .callFunction(let called, _), .closure(let called, _):
        if asks(called, beside: &seen) { return true }
      default: continue
      }
    }
    return false
  }
}
