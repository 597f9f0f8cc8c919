import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  // MARK: - Making variables

  mutating func lower(_ statement: LetStatement) {
    lower(statement.value)
    if isAtTopLevel {
      guard let number = declareGlobal(statement.name) else {
        emit(.pop, at: statement.name.span)
        return
      }
      emit(.setGlobal(number), at: statement.name.span)
    } else {
      let slot = frame.scope.takeSlots(1)
      emit(.setLocal(slot), at: statement.name.span)
      declareLocal(statement.name, slot: slot)
    }
  }

  mutating func lower(_ statement: ParamStatement) {
    guard isAtTopLevel else {
      report(.notAtTopLevel("param", at: statement.name.span))
      return
    }
    let value = statement.defaultValue.map { constantDefault($0, of: statement) }
    if let description = statement.description, description.constant == nil {
      report(.computedDescription(at: description.span))
    }
    guard let number = declareGlobal(statement.name) else { return }
    program.add(
      Parameter(
        name: statement.name.text,
        kind: value.map(Parameter.Kind.init(of:)) ?? .string,
        defaultValue: value,
        description: statement.description?.constant,
        span: statement.span,
        global: number
      )
    )
  }

  private mutating func constantDefault(
    _ expression: Expression,
    of parameter: ParamStatement
  ) -> Value {
    if case .map(let map) = expression { checkKeys(of: map) }
    if let value = Constant.value(of: expression) { return value }
    if !expression.isInvalid {
      report(.computedDefault(parameter.name, at: expression.span))
    }
    return .null
  }

  /// Makes a variable of the top level; nil after an error.
  ///
  /// `columns` are those of the trials, for the results of an experiment.
  mutating func declareGlobal(_ name: Identifier, columns: [String]? = nil) -> UInt32? {
    guard !isProtected(name) else { return nil }
    if let existing = globals[name.text] {
      if mode == .file {
        let isVariable = if case .variable = existing { true } else { false }
        report(.alreadyDefined(name, at: existing.span, canBeChanged: isVariable))
        return nil
      }
      // At the prompt the new variable takes the old one's place, so that functions see its value.
      if case .variable(let variable) = existing {
        globals[name.text] = .variable(
          GlobalVariable(number: variable.number, span: name.span, columns: columns)
        )
        return variable.number
      }
    }
    let number = program.addGlobal(name.text)
    globals[name.text] = .variable(
      GlobalVariable(number: number, span: name.span, columns: columns)
    )
    return number
  }

  /// Makes a variable of the innermost block, which hides those of the same name around it.
  ///
  /// `sibling` is the name that the same `for` makes beside it.
  mutating func declareLocal(_ name: Identifier, slot: UInt16, beside sibling: Identifier? = nil) {
    guard !isProtected(name) else { return }
    let earlier = frame.scope.variable(name.text)
    if let earlier, earlier.depth == frame.scope.depth {
      report(
        sibling?.text == name.text
          ? .sameLoopVariables(name, at: earlier.span)
          : .alreadyDefined(name, at: earlier.span, canBeChanged: true)
      )
    } else if let hidden = earlier?.span ?? spanOfOuterVariable(name.text) {
      let isOfSurroundings = earlier.map { frame.scope.isCaptured($0) } ?? true
      let mayChange = frame.scope.kind != .tool || !isOfSurroundings
      report(.hides(name, at: hidden, mayChange: mayChange))
    }
    frame.scope.declare(name.text, slot: slot, at: name.span)
  }

  /// Makes a parameter of a function; it may hide what is around the function.
  mutating func declareParameter(_ name: Identifier, slot: UInt16) {
    guard !isProtected(name) else { return }
    if let earlier = frame.scope.variable(name.text) {
      report(.alreadyDefined(name, at: earlier.span))
    }
    frame.scope.declare(name.text, slot: slot, at: name.span)
  }

  private func spanOfOuterVariable(_ name: String) -> SourceSpan? {
    if case .variable(let variable) = globals[name] { variable.span } else { nil }
  }

  /// Whether a name is one that nothing may hide; it is reported then.
  mutating func isProtected(_ name: Identifier) -> Bool {
    guard let value = RunValue(rawValue: name.text), !value.mayBeHidden else { return false }
    report(.protectedName(name))
    return true
  }

  // MARK: - Changing variables

  mutating func lower(_ statement: AssignmentStatement) {
    guard let root = root(of: statement) else {
      lowerForMistakes(statement)
      return
    }
    if statement.path.isEmpty {
      lower(statement, toVariable: root)
    } else if statement.operator == nil || statement.operator == .add {
      lower(statement, alongPath: root)
    } else if let combined = statement.operator {
      lower(statement, alongPath: root, with: combined)
    }
  }

  /// The variable that an assignment changes; nil after an error.
  private mutating func root(of statement: AssignmentStatement) -> AssignmentPath.Root? {
    let name = statement.name
    switch resolve(name.text, at: name.span) {
    case .local(let slot):
      noteRowChange(name.text)
      if let tool, frame.scope.captures.contains(where: { $0.slot == slot }) {
        report(.toolChangesVariable(name, tool.name))
      }
      return .local(slot)
    case .global(let number):
      useGlobal(number)
      if let tool {
        report(.toolChangesVariable(name, tool.name))
        return .global(number)
      }
      note(TrialDeed(changing: name.text, at: name.span))
      if isResults(name.text) { report(.resultsAssigned(name)) }
      return .global(number)
    case nil: reportUnknownTarget(name)
    case .function, .builtin, .register: report(.notAssignable(name))
    }
    return nil
  }

  /// Lowers the parts of an assignment that cannot be made, for the mistakes in them.
  private mutating func lowerForMistakes(_ statement: AssignmentStatement) {
    for case .index(let key) in statement.path { lower(key) }
    lower(statement.value)
  }

  private mutating func lower(
    _ statement: AssignmentStatement,
    toVariable root: AssignmentPath.Root
  ) {
    switch statement.operator {
    case nil:
      if let operand = statement.operandAddedToItself {
        lower(operand)
        emit(root.addition, at: statement.span)
      } else {
        lower(statement.value)
        emit(root.store, at: statement.span)
      }
    case .add:
      lower(statement.value)
      emit(root.addition, at: statement.span)
    case let combined?:
      emit(root.load, at: statement.name.span)
      lower(statement.value)
      emit(combined.instruction, at: statement.span)
      emit(root.store, at: statement.span)
    }
  }

  private mutating func lower(
    _ statement: AssignmentStatement,
    alongPath root: AssignmentPath.Root
  ) {
    for case .index(let key) in statement.path { lower(key) }
    lower(statement.value)
    let path = frame.code.add(statement.path(from: root))
    emit(statement.operator == .add ? .addTo(path: path) : .assign(path: path), at: statement.span)
  }

  /// `x[k] -= a`: the keys are computed once and kept in slots while the old value is read.
  private mutating func lower(
    _ statement: AssignmentStatement,
    alongPath root: AssignmentPath.Root,
    with combined: BinaryOperator
  ) {
    frame.scope.openBlock()
    var slots: [UInt16] = []
    for case .index(let key) in statement.path {
      lower(key)
      let slot = frame.scope.takeSlots(1)
      emit(.setLocal(slot), at: key.span)
      slots.append(slot)
    }
    for slot in slots { emit(.local(slot), at: statement.span) }
    emit(root.load, at: statement.name.span)
    var keys = slots.makeIterator()
    for step in statement.path {
      switch step {
      case .member(let name):
        let field = frame.code.constant(name: name.text)
        emit(.field(field), at: statement.name.span.union(name.span))
      case .index(let key):
        if let slot = keys.next() { emit(.local(slot), at: key.span) }
        emit(.index, at: statement.name.span.union(key.span))
      }
    }
    lower(statement.value)
    emit(combined.instruction, at: statement.span)
    let path = frame.code.add(statement.path(from: root))
    emit(.assign(path: path), at: statement.span)
    frame.scope.closeBlock()
  }

  /// Lowers what stands to the right of `let x =`, `x =` and `return`; its value stays on the stack.
  mutating func lower(_ value: RightHandSide) {
    switch value {
    case .expression(let expression): lower(expression)
    case .conversation(let request): lower(request, isShown: false)
    }
  }
}

extension AssignmentPath.Root {
  /// The instruction that pushes the variable.
  fileprivate var load: Instruction {
    switch self {
    case .local(let slot): .local(slot)
    case .global(let number): .global(number)
    }
  }

  /// The instruction that sets the variable.
  fileprivate var store: Instruction {
    switch self {
    case .local(let slot): .setLocal(slot)
    case .global(let number): .setGlobal(number)
    }
  }

  /// The instruction of `+=`.
  fileprivate var addition: Instruction {
    switch self {
    case .local(let slot): .addToLocal(slot)
    case .global(let number): .addToGlobal(number)
    }
  }
}

extension AssignmentStatement {
  /// The path of the assignment from its variable.
  fileprivate func path(from root: AssignmentPath.Root) -> AssignmentPath {
    let steps = path.map { step -> AssignmentPath.Step in
      switch step {
      case .member(let name): .field(Text(name.text))
      case .index: .key
      }
    }
    return AssignmentPath(root: root, steps: steps)
  }

  /// `e` in `x = x + e` where computing `e` cannot change `x`; nil for every other assignment.
  fileprivate var operandAddedToItself: Expression? {
    guard case .expression(.binary(let sum)) = value, sum.operator == .add,
      case .name(let left) = sum.left, left.text == name.text, !sum.right.containsCall
    else { return nil }
    return sum.right
  }
}

extension Parameter.Kind {
  /// What a value on the command line is read as when this is the default.
  fileprivate init(of value: Value) {
    switch value {
    case .int: self = .int
    case .float: self = .float
    case .bool: self = .bool
    case .list: self = .list
    case .map: self = .map
    case .string, .reply: self = .string
    case .null, .function, .unknown: self = .null
    }
  }
}
