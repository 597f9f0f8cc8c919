import ParleyDiagnostics
import ParleyRuntime

/// Which globals the functions of a source use and which functions they call, and where the top level calls functions.
struct FunctionUses {
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
    /// The used global that was made last.
    var latestGlobal: UInt32?
    /// The functions it calls.
    var functions: Set<FunctionID> = []
  }

  private var uses: [FunctionID: Uses] = [:]
  /// The calls at the top level in the order of the source.
  private(set) var mentions: [Mention] = []

  /// Notes that a function uses a global.
  mutating func note(global: UInt32, in function: FunctionID) {
    let latest = uses[function]?.latestGlobal ?? 0
    uses[function, default: Uses()].latestGlobal = max(latest, global)
  }

  /// Notes that a function calls another one.
  mutating func note(function: FunctionID, in user: FunctionID) {
    uses[user, default: Uses()].functions.insert(function)
  }

  /// Notes a call at the top level.
  mutating func note(_ mention: Mention) { mentions.append(mention) }

  /// For each function the global made last among those that it and the functions it calls use.
  func latestGlobals() -> [FunctionID: UInt32] {
    var users: [FunctionID: [FunctionID]] = [:]
    for (user, used) in uses {
      for function in used.functions { users[function, default: []].append(user) }
    }
    var latest: [FunctionID: UInt32] = [:]
    let own = uses.compactMapValues(\.latestGlobal).sorted { $0.value > $1.value }
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
  /// Notes the call of a function here; a call in a function value happens nobody knows when.
  mutating func noteCall(of function: GlobalFunction, at span: SourceSpan) {
    guard frame.scope.kind != .lambda else { return }
    if let currentFunction {
      uses.note(function: function.id, in: currentFunction)
    } else {
      uses.note(
        FunctionUses.Mention(
          function: function,
          span: span,
          nextGlobal: UInt32(clamping: program.globalNames.count)
        )
      )
    }
  }

  /// Notes the use of a global here.
  mutating func useGlobal(_ number: UInt32) {
    if let currentFunction { uses.note(global: number, in: currentFunction) }
  }

  /// Reports the calls of functions that come before a variable that the function needs.
  mutating func checkUses() {
    guard !uses.mentions.isEmpty else { return }
    let latest = uses.latestGlobals()
    var reported: Set<FunctionID> = []
    for mention in uses.mentions {
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
