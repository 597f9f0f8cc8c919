import ParleyDiagnostics
import ParleyRuntime

/// Which globals functions and trials use, which functions they call, and what they do that a trial may not.
struct FunctionUses: Sendable {
  /// A call of a function in code that runs when its line is reached.
  struct Mention {
    /// The function.
    let function: GlobalFunction
    /// Where it is called.
    let span: SourceSpan
    /// The number that the next new global had there.
    let nextGlobal: UInt32
  }

  /// What one function uses.
  private struct Uses {
    /// The globals it reads or changes.
    var globals: Set<UInt32> = []
    /// The functions it calls.
    var called: Set<FunctionID> = []
    /// The functions it calls or names, in function values too.
    var reached: Set<FunctionID> = []
    /// The schemas that it asks for, and those of the parameters of a tool.
    var schemas: Set<String> = []
    /// What it does that a trial may not, in the order of the source.
    var deeds: [TrialDeed] = []
  }

  private var uses: [FunctionID: Uses] = [:]
  /// Functions that values in variables may call.
  private var loose: Set<FunctionID> = []

  /// Notes that a function uses a global.
  mutating func note(global: UInt32, in function: FunctionID) {
    uses[function, default: Uses()].globals.insert(global)
  }

  /// Notes that a function calls another one.
  mutating func note(call function: FunctionID, in user: FunctionID) {
    uses[user, default: Uses()].called.insert(function)
  }

  /// Notes that a function may call another one through a value; nil for code of the top level.
  mutating func note(reach function: FunctionID, in user: FunctionID?) {
    if let user {
      uses[user, default: Uses()].reached.insert(function)
    } else {
      loose.insert(function)
    }
  }

  /// Notes that a function asks for a schema.
  mutating func note(schema: String, in function: FunctionID) {
    uses[function, default: Uses()].schemas.insert(schema)
  }

  /// Notes that a function does what a trial may not.
  mutating func note(_ deed: TrialDeed, in function: FunctionID) {
    uses[function, default: Uses()].deeds.append(deed)
  }

  /// Forgets a function that gets another body.
  mutating func forget(_ function: FunctionID) { uses[function] = nil }

  /// What a function does that a trial may not.
  func deeds(of function: FunctionID) -> [TrialDeed] { uses[function]?.deeds ?? [] }

  /// The function and all that it may call, through values too.
  ///
  /// A value in a variable may call any function that such a value names: where a variable is read, all of these count.
  func reached(from function: FunctionID) -> Set<FunctionID> {
    var seen: Set<FunctionID> = []
    var pending = [function]
    var isLooseSeen = false
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, let used = uses[next] else { continue }
      pending += used.reached
      if !used.globals.isEmpty, !isLooseSeen {
        isLooseSeen = true
        pending += loose
      }
    }
    return seen
  }

  /// The functions that a function surely names, itself or through others.
  func named(from function: FunctionID) -> Set<FunctionID> {
    var seen: Set<FunctionID> = []
    var pending = [function]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, let used = uses[next] else { continue }
      pending += used.reached
    }
    return seen
  }

  /// The globals that some functions use, ascending.
  func globals(of functions: Set<FunctionID>) -> [UInt32] {
    var globals: Set<UInt32> = []
    for function in functions { globals.formUnion(uses[function]?.globals ?? []) }
    return globals.sorted()
  }

  /// The schemas that some functions ask for.
  func schemas(of functions: Set<FunctionID>) -> Set<String> {
    functions.reduce(into: []) { $0.formUnion(uses[$1]?.schemas ?? []) }
  }

  /// For each function the global made last among those that it and the functions it calls use.
  func latestGlobals() -> [FunctionID: UInt32] {
    var users: [FunctionID: [FunctionID]] = [:]
    for (user, used) in uses {
      for function in used.called { users[function, default: []].append(user) }
    }
    var latest: [FunctionID: UInt32] = [:]
    let own = uses.compactMapValues { $0.globals.max() }.sorted { $0.value > $1.value }
    // The latest globals come first, so that what reaches a function first is what it keeps.
    for (function, global) in own {
      var pending = [function]
      while let next = pending.popLast() {
        guard latest[next] == nil else { continue }
        latest[next] = global
        pending += users[next] ?? []
      }
    }
    return latest
  }
}

extension Lowering {
  /// The tool, function or trial that the code belongs to which is being lowered; nil for the top level.
  var user: FunctionID? { tool?.function ?? currentFunction ?? trial?.id }

  /// Notes the use of a function here; a call in a function value happens nobody knows when.
  mutating func noteUse(of function: GlobalFunction, at span: SourceSpan, isCalled: Bool) {
    let isDirect = isCalled && frame.scope.kind != .lambda && tool == nil
    if user != nil || !isDirect { globals.uses.note(reach: function.id, in: user) }
    if currentFunction == nil { trial?.mentions.append((function, span)) }
    tool?.mentions.append((function, span))
    guard isDirect else { return }
    if let currentFunction {
      globals.uses.note(call: function.id, in: currentFunction)
    } else {
      mentions.append(
        FunctionUses.Mention(
          function: function,
          span: span,
          nextGlobal: UInt32(clamping: program.globalNames.count)
        )
      )
    }
  }

  /// Notes the use of a built-in here.
  mutating func noteUse(of builtin: Builtin, at span: SourceSpan) {
    if builtin == .exec { note(TrialDeed(builtin.name, at: span)) }
  }

  /// Notes the use of a global here.
  mutating func useGlobal(_ number: UInt32) {
    if let user { globals.uses.note(global: number, in: user) }
  }

  /// Notes the use of a schema here.
  mutating func noteUse(ofSchema name: String) {
    if let user { globals.uses.note(schema: name, in: user) }
  }

  /// Notes something that a trial may not do, and reports it where it stands in one.
  mutating func note(_ deed: TrialDeed) {
    if let function = tool?.function ?? currentFunction { globals.uses.note(deed, in: function) }
    if currentFunction == nil, trial != nil { report(.notInTrial(deed)) }
  }

  /// Reports the calls of functions that come before a variable that the function needs.
  mutating func checkUses() {
    guard !mentions.isEmpty else { return }
    let latest = globals.uses.latestGlobals()
    var reported: Set<FunctionID> = []
    for mention in mentions {
      guard let global = latest[mention.function.id], global >= mention.nextGlobal,
        reported.insert(mention.function.id).inserted,
        case let name = program.globalNames[Int(global)],
        case .variable(let variable) = globals[name]
      else { continue }
      report(
        .calledTooEarly(
          mention.function.name,
          needs: name,
          definedAt: variable.span,
          at: mention.span
        )
      )
    }
  }
}
