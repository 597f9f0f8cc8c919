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

  /// What the tools that a request offers can add.
  ///
  /// - Parameters:
  ///   - tools: Those that somebody runs here.
  ///   - message: The request, with those of `set tools`.
  ///   - reading: Its settings.
  ///   - context: The program whose functions are the bodies, with its globals as they are.
  init(
    _ tools: ToolSet,
    of message: MessageRequest,
    with reading: SettingReading,
    in context: ProgramContext
  ) {
    let rounds = reading.answersCalls(of: tools) ? reading.toolRounds : 0
    let pauses = message.tools.contains(where: \.isRunByServer) ? ScriptHost.longestPause - 1 : 0
    var notes: [String] = []
    if rounds > 0 { notes.append(.toolsMayBeCalled(rounds: rounds)) }
    if pauses > 0 { notes.append(.serverMayPause(times: pauses)) }
    let asking =
      rounds > 0
      ? tools.scriptTools.filter { context.asks($0.body) }.map(\.declaration.name) : []
    if !asking.isEmpty { notes.append(.toolsAsk(asking)) }
    self.init(mostFurther: asking.isEmpty ? rounds.saturatingSum(pauses) : nil, notes: notes)
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

extension ProgramContext {
  /// Whether a function may send a request, as far as its code tells and the functions that it holds or finds in globals.
  func asks(_ function: FunctionValue) -> Bool {
    var search = AskingSearch(context: self)
    return search.asks(function)
  }
}

/// Looks for what sends a request in functions and those that they may call.
private struct AskingSearch {
  let context: ProgramContext
  private var functions: Set<FunctionID> = []
  private var globals: Set<UInt32> = []

  init(context: ProgramContext) {
    self.context = context
  }

  mutating func asks(_ function: FunctionValue) -> Bool {
    for captured in function.captures where asks(captured) { return true }
    guard case .function(let id) = function.target else { return false }
    return asks(id)
  }

  private mutating func asks(_ value: Value) -> Bool {
    switch value {
    case .function(let function): return asks(function)
    case .list(let list):
      for item in list.items where asks(item) { return true }
    case .map(let map):
      for entry in map.entries where asks(entry.value) { return true }
    default: break
    }
    return false
  }

  private mutating func asks(_ id: FunctionID) -> Bool {
    guard functions.insert(id).inserted else { return false }
    let code = context.program[id].code
    for constant in code.constantTable where asks(constant) { return true }
    for instruction in code.listing {
      switch instruction {
      case .say, .sayAs, .send, .retry, .callWorld(_, .judge): return true
      case .callFunction(let called, _), .closure(let called, _):
        if asks(called) { return true }
      case .global(let place), .globalItem(let place), .globalField(let place, _):
        let isNew = globals.insert(place).inserted
        let known = context.globals.indices.contains(Int(place)) ? context.globals[Int(place)] : nil
        if isNew, let known, asks(known) { return true }
      default: continue
      }
    }
    return false
  }
}
