import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Follows the settings through a script, as far as they are known before the run, and finds what a model would reject.
///
/// Every request is checked with the settings that it surely carries, so that it does not matter in which order they were written.
/// Where ways meet that differ, and after calls that may do anything, nothing is known and nothing is said: the host checks again
/// before it sends.
struct SettingFlow {
  /// One kind of mistake at one place, which is told once however many requests it spoils.
  struct Reported: Hashable {
    let id: Diagnostic.ID
    let span: SourceSpan
  }

  let rules: SettingRules
  let defaultModel: String
  private let functions: FunctionEffects
  private let toolNames: Set<String>
  var state: SettingState
  private var conversations: Set<String> = ["main"]
  /// How many blocks, or functions, are around the current statement.
  private var depth = 0
  var hasRequests = false
  var models: [String: ModelDescription?] = [:]
  private var changing = ChangingNames()
  /// What waits for a user turn, of the statements outside blocks.
  var attachments: [AttachmentStatement] = []
  var reported: Set<Reported> = []
  /// What models would reject, in the order in which it was found.
  var diagnostics: [Diagnostic] = []

  /// Checks a source with all that it includes.
  ///
  /// - Parameters:
  ///   - unit: The source.
  ///   - rules: What models accept.
  ///   - defaultModel: The model of a request without `model`.
  ///   - mode: At the prompt nothing is known at the start.
  ///   - toolNames: The names of the tools that sources declare.
  /// - Returns: The errors and warnings, each once.
  static func diagnostics(
    of unit: SourceUnit,
    rules: SettingRules,
    defaultModel: String,
    mode: ParseMode,
    toolNames: Set<String>
  ) -> [Diagnostic] {
    var flow = SettingFlow(
      rules: rules,
      defaultModel: defaultModel,
      functions: FunctionEffects(of: unit.functions),
      toolNames: toolNames,
      state: mode == .file ? .start : .unknown
    )
    flow.walk(unit)
    flow.checkUnsent(at: unit.tree.span.afterEnd)
    if mode == .file {
      flow.diagnostics += flow.attachments.map(Diagnostic.unusedAttachment)
    }
    return flow.diagnostics
  }

  private init(
    rules: SettingRules,
    defaultModel: String,
    functions: FunctionEffects,
    toolNames: Set<String>,
    state: SettingState
  ) {
    self.rules = rules
    self.defaultModel = defaultModel
    self.functions = functions
    self.toolNames = toolNames
    self.state = state
  }

  private mutating func walk(_ unit: SourceUnit) {
    for statement in unit.tree.statements {
      if case .include(let include) = statement {
        if let included = unit.included[include.span.start] { walk(included) }
      } else {
        walk(statement)
      }
    }
  }

  private mutating func walk(_ block: Block) {
    depth += 1
    for statement in block.statements { walk(statement) }
    depth -= 1
  }

  private mutating func walk(_ statement: Statement) {
    switch statement {
    case .function(let function): return walkApart(function.body)
    case .tool(let tool):
      state.cache.takeTools(at: tool.name.span)
      return walkApart(tool.body)
    default: break
    }
    apply(functions.effects(of: statement.expressions), at: statement.span)
    switch statement {
    case .setting(let node): apply(node)
    case .unset(let node): apply(node)
    case .mcp(let node): state.cache.takeTools(at: node.span)
    case .with(let node): walk(node)
    case .turn(let node):
      state.ending = node.role == .assistant ? .assistantTurn(node.span) : .other
      if node.role == .user { attachments = [] }
    case .attachment(let node):
      state.attached.append(node)
      if depth == 0 { attachments.append(node) }
    case .history(let node):
      state.ending = node.action == .reset ? .other : .unknown
      state.attached = []
      state.cache.forget()
    case .conversation(let node): apply(node)
    case .ifElse(let node): walk(node)
    case .forEach(let node):
      walkLoop(node.body, naming: [node.first] + [node.second].compactMap { $0 })
    case .whileLoop(let node): walkLoop(node.body)
    case .repeatLoop(let node): walkLoop(node.body)
    case .tryCatch(let node): walk(node)
    case .experiment(let node): walk(node)
    default: if let request = statement.request { apply(request) }
    }
  }

  // MARK: - Settings and conversations

  private mutating func apply(_ statement: UnsetStatement) {
    state.set(statement.name.text, to: .standard, at: statement.span)
    let name = statement.name.text
    if name == "tools" || name == "mcp" || toolNames.contains(name) {
      state.cache.takeTools(at: statement.span)
    }
  }

  private mutating func apply(_ statement: SettingStatement) {
    switch statement.argument {
    case .field(let name, _) where name.text == "tools": state.cache.takeTools(at: statement.span)
    case .text(let text) where statement.setting.name == "system":
      state.cache.takeSystem(isChanging: changing.change(text), at: statement.span)
    default: break
    }
    guard statement.setting.scope == .conversation, statement.setting.argument != .field else {
      return
    }
    state.set(statement.name.text, to: knowledge(of: statement), at: statement.span)
  }

  private func knowledge(of statement: SettingStatement) -> RequestSettings.Knowledge {
    guard let constant = statement.argument.constant,
      let change = try? rules.checked(
        SettingChange(name: statement.setting.name, value: constant)
      )
    else { return .unknown }
    return .value(change.value)
  }

  private mutating func apply(_ effects: CallEffects, at span: SourceSpan) {
    if effects != CallEffects() { attachments = [] }
    if effects.changesHistory {
      state.attached = []
      state.ending = .unknown
      state.cache.forget()
    }
    if effects.changesAll {
      state.forgetAll()
      state.ending = .unknown
    } else if !effects.changed.isEmpty {
      state.forget(effects.changed)
      state.ending = .unknown
    } else if effects.sends {
      check(at: span)
      state.ending = .unknown
    }
  }

  private mutating func apply(_ statement: ConversationStatement) {
    let name = statement.name.constant
    let isNew = name.map { conversations.insert($0).inserted } ?? false
    if statement.kind == .fork { return }
    if !isNew || depth > 0 { state.forgetAll() }
    state.attached = []
    state.cache.forget()
    state.ending = isNew ? .other : .unknown
  }

  // MARK: - Blocks

  private mutating func walk(_ statement: WithStatement) {
    var layer: [String: SettingState.Given] = [:]
    for setting in statement.settings where setting.setting.argument != .field {
      layer[setting.name.text] = SettingState.Given(
        knowledge: knowledge(of: setting),
        span: setting.span
      )
    }
    state.push(layer)
    walk(statement.body)
    state.pop()
  }

  private mutating func walk(_ statement: IfStatement) {
    let before = state
    var after: SettingState?
    for body in statement.branches.map(\.body) + [statement.otherwise].compactMap({ $0 }) {
      state = before
      walk(body)
      after = after?.joined(with: state) ?? state
    }
    state = after ?? before
    if statement.otherwise == nil { state = state.joined(with: before) }
  }

  /// A loop's body runs any number of times: what it changes is not known at its start, nor after it.
  private mutating func walkLoop(_ body: Block, naming names: [Identifier] = []) {
    forgetChanges(of: body)
    let before = state
    changing.enter(names, body)
    walk(body)
    changing.leave()
    state = state.joined(with: before)
  }

  /// A body that is left anywhere: what it changes is not known afterwards.
  private mutating func walk(_ statement: TryStatement) {
    var before = state
    walk(statement.body)
    let after = state
    state = before
    forgetChanges(of: statement.body)
    before = state
    walk(statement.handler)
    state = state.joined(with: after)
  }

  private mutating func forgetChanges(of body: Block) {
    let effects = functions.effects(of: body)
    if effects.changesAll { state.forgetAll() } else { state.forget(effects.changed) }
    if effects.changesHistory {
      state.attached = []
      state.cache.forget()
    }
    state.ending = .unknown
  }

  /// A trial is walked with each combination of the settings that vary, as long as these are few; what it does to settings ends
  /// with it.
  private mutating func walk(_ experiment: ExperimentStatement) {
    guard let trial = experiment.trial else { return }
    let around = (state, conversations, attachments)
    changing.enter(experiment.clauses.compactMap(\.name), trial)
    for combination in combinations(of: experiment) {
      state = around.0.start(with: combination)
      conversations = ["main"]
      walk(trial)
    }
    changing.leave()
    (state, conversations, attachments) = around
  }

  /// The most combinations of varied settings that a trial is walked with.
  private static let maximumCombinationCount = 64

  /// What the trials of an experiment may start with; one without known values where there are too many combinations.
  private func combinations(
    of experiment: ExperimentStatement
  ) -> [[String: SettingState.Given]] {
    var combinations: [[String: SettingState.Given]] = [[:]]
    for factor in experiment.factors {
      guard case .setting(let setting, let arguments) = factor.values else { continue }
      var values = arguments.map { argument in
        let statement = SettingStatement(
          setting: setting,
          name: factor.name,
          argument: argument,
          span: argument.span
        )
        return SettingState.Given(knowledge: knowledge(of: statement), span: argument.span)
      }
      if values.count * combinations.count > Self.maximumCombinationCount {
        values = [SettingState.Given(knowledge: .unknown, span: nil)]
      }
      combinations = combinations.flatMap { combination in
        values.map { combination.merging([factor.name.text: $0]) { $1 } }
      }
    }
    return combinations
  }

  /// The body of a function runs nobody knows when.
  private mutating func walkApart(_ body: Block) {
    let around = state
    state = .unknown
    walk(body)
    state = around
  }
}

extension ExperimentClause {
  /// What differs from trial to trial; nil for a limit.
  fileprivate var name: Identifier? {
    switch self {
    case .vary(let node): node.name
    case .data(let node): node.name
    case .limit, .invalid: nil
    }
  }
}

extension SourceUnit {
  /// Every function of the source and of what it includes.
  fileprivate var functions: [FunctionStatement] {
    tree.statements.flatMap { statement -> [FunctionStatement] in
      switch statement {
      case .function(let function): [function]
      case .include(let include): included[include.span.start]?.functions ?? []
      default: []
      }
    }
  }
}
