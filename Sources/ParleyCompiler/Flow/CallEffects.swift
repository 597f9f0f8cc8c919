import ParleyRuntime
import ParleySyntax

/// What computing an expression or running a block may do to settings, by way of the functions it uses.
struct CallEffects: Equatable {
  /// The settings that may be changed.
  var changed: Set<String> = []
  /// Whether every setting may be changed, or the conversation switched.
  var changesAll = false
  /// Whether requests may be sent.
  var sends = false
  /// Whether turns may be taken back or dropped.
  var changesHistory = false

  /// Nothing is known.
  static let unknown = CallEffects(changesAll: true, sends: true, changesHistory: true)

  /// Adds what something else may do.
  mutating func add(_ other: CallEffects) {
    changed.formUnion(other.changed)
    changesAll = changesAll || other.changesAll
    sends = sends || other.sends
    changesHistory = changesHistory || other.changesHistory
  }
}

/// The effects of a script's functions by name.
struct FunctionEffects {
  private var effects: [String: CallEffects] = [:]

  /// Finds the effects of functions, those included of the functions that they use.
  ///
  /// - Complexity: O(source × longest chain of functions), but no more than 16 rounds: then nothing is known.
  init(of functions: [FunctionStatement]) {
    for function in functions { effects[function.name.text] = CallEffects() }
    for _ in 0..<16 {
      var isChanging = false
      for function in functions {
        var found = effects(of: function.body)
        found.add(effects(of: function.parameters.compactMap(\.defaultValue)))
        if effects[function.name.text] != found {
          effects[function.name.text] = found
          isChanging = true
        }
      }
      if !isChanging { return }
    }
    for function in functions { effects[function.name.text] = .unknown }
  }

  /// What running a block may do.
  func effects(of block: Block) -> CallEffects {
    var found = CallEffects()
    for statement in block.statements { found.add(effects(of: statement)) }
    return found
  }

  /// What computing expressions may do.
  func effects(of expressions: [Expression]) -> CallEffects {
    var found = CallEffects()
    for expression in expressions { collect(expression, &found) }
    return found
  }

  private func effects(of statement: Statement) -> CallEffects {
    var found = effects(of: statement.expressions)
    switch statement {
    // Its trials, and the calls of its body, have conversations of their own.
    case .experiment, .tool: return found
    case .setting(let setting) where setting.setting.argument != .field:
      found.changed.insert(setting.name.text)
    case .unset(let unset): found.changed.insert(unset.name.text)
    case .conversation: found.changesAll = true
    case .history: found.changesHistory = true
    default: if statement.request != nil { found.sends = true }
    }
    for block in statement.blocks { found.add(effects(of: block)) }
    return found
  }

  /// A function that is named may be called by whoever gets it; a call of anything else may do everything.
  private func collect(_ expression: Expression, _ found: inout CallEffects) {
    switch expression {
    case .name(let name):
      if let known = effects[name.text] { found.add(known) }
    case .call(let call):
      if !isKnown(call.function) { found.add(.unknown) }
    default: break
    }
    expression.forEachPart { collect($0, &found) }
  }

  private func isKnown(_ function: Expression) -> Bool {
    guard case .name(let name) = function else { return false }
    return effects[name.text] != nil || Builtin(rawValue: name.text) != nil
  }
}
