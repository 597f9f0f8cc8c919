import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// What an experiment is given, which is computed where it stands: each value stays on the stack.
extension Lowering {
  /// Lowers the values of the factors, a list each.
  mutating func lowerFactors(of node: ExperimentStatement) {
    for factor in node.factors {
      switch factor.values {
      case .setting(let setting, let arguments):
        for argument in arguments {
          lowerVaried(
            SettingStatement(
              setting: setting,
              name: factor.name,
              argument: argument,
              span: argument.span
            )
          )
        }
        emit(.list(UInt32(arguments.count)), at: factor.span)
        checkDoubled(arguments.map { ($0.constant, $0.span) })
      case .expressions(let expressions):
        for expression in expressions {
          lower(expression)
          if staticType(of: expression) == .function {
            report(.functionAsFactor(at: expression.span))
          }
        }
        emit(.list(UInt32(expressions.count)), at: factor.span)
        emit(.requirePart(.values), at: factor.span)
        checkDoubled(expressions.map { (Constant.value(of: $0), $0.span) })
      case .list(let list):
        lower(list)
        checkValues(list)
        emit(.requirePart(.values), at: list.span)
      }
    }
  }

  /// Pushes one value of a setting; one text of several stands for itself.
  private mutating func lowerVaried(_ statement: SettingStatement) {
    guard case .texts(let texts) = statement.argument, texts.count == 1 else {
      if lowerValue(of: statement) == nil { emit(.null, at: statement.span) }
      return
    }
    checkWords(of: statement.argument)
    if let constant = statement.argument.constant {
      _ = checked(constant, of: statement, to: SettingName(statement.setting.name))
    }
    lowerText(texts[0])
  }

  /// Lowers the paths of the data sets.
  mutating func lowerPaths(of node: ExperimentStatement) {
    for data in node.dataSets {
      lower(data.path)
      check(data.path, is: [.string, .reply], as: "the path", of: "data")
      emit(.requirePart(.path), at: data.path.span)
    }
  }

  /// Lowers the three limits; one that is missing is its default.
  mutating func lowerLimits(of node: ExperimentStatement) {
    var given: [LimitClause.Kind: LimitClause] = [:]
    for case .limit(let limit) in node.clauses {
      if let first = given[limit.kind] { report(.doubledLimit(limit, first: first)) }
      given[limit.kind] = limit
    }
    for kind in [LimitClause.Kind.repeats, .concurrency, .timeout] {
      if let limit = given[kind] {
        lower(limit.value)
        checkLimit(limit)
        emit(.requirePart(kind.part), at: limit.value.span)
      } else {
        emit(kind == .repeats ? .int(1) : .null, at: node.name.span)
      }
    }
  }

  // MARK: - Checks

  private mutating func checkDoubled(_ values: [(value: Value?, span: SourceSpan)]) {
    var seen: [(value: Value, span: SourceSpan)] = []
    // A long list is not looked through: each value is compared with each.
    for case (let value?, let span) in values.prefix(200) {
      if let first = seen.first(where: { $0.value == value }) {
        report(.doubledValue(at: span, first: first.span))
      } else {
        seen.append((value, span))
      }
    }
  }

  private mutating func checkValues(_ list: Expression) {
    if let type = staticType(of: list), type != .list {
      report(.valuesAreNoList(type, at: list.span))
    } else if case .list(let node) = list, node.items.isEmpty {
      report(.noValues(at: list.span))
    }
  }

  private mutating func checkLimit(_ limit: LimitClause) {
    let isRight: Bool
    let shown: String
    switch Constant.value(of: limit.value) {
    case .int(let number):
      isRight = number >= 1
      shown = "\(number)"
    case .float(let number):
      isRight = limit.kind == .timeout && number > 0
      shown = Numeral.text(of: number)
    default:
      guard let type = staticType(of: limit.value) else { return }
      isRight = type == .int || (limit.kind == .timeout && type == .float)
      shown = type.phrase
    }
    if !isRight { report(.wrongLimit(limit, shown)) }
  }
}

extension LimitClause.Kind {
  /// What the machine checks.
  fileprivate var part: ExperimentPart {
    switch self {
    case .repeats: .repeats
    case .concurrency: .concurrency
    case .timeout: .timeout
    }
  }
}
