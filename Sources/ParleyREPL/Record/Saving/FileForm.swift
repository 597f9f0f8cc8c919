import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import ParleySyntax

/// Makes the statements of a session into those of a file: names are made once, no value stands alone.
struct FileForm<Loader: SourceLoader> {
  private let names: SessionNames<Loader>
  private let initial: [SettingChange]
  private var made: Set<String> = []
  private var versions: [String: Int] = [:]
  private var schemaVersions: [String: Int] = [:]
  /// The schemas as they were made last.
  private var schemas: [String: SavedStatement] = [:]
  /// The functions as they were made last.
  private var functions: [String: SavedStatement] = [:]
  /// How many schemas were made so far.
  private var schemaCount = 0

  /// Prepares the forms of some pieces.
  ///
  /// - Parameters:
  ///   - names: The names that the pieces make.
  ///   - initial: The settings that the session started with.
  init(_ names: SessionNames<Loader>, initial: [SettingChange]) {
    self.names = names
    self.initial = initial
  }

  /// What has to stand before everything else.
  var opening: [String] {
    names.changing.filter { names.startsAsFunction($0) }.map { "let \($0) = \(version(1, of: $0))" }
  }

  /// The text of a statement in a file.
  mutating func text(of saved: SavedStatement) -> String {
    var saved = saved
    addEdits(to: &saved, in: saved.statement, isInFunction: false)
    var ending = ""
    switch saved.statement {
    case .letVariable(let node) where !saved.isTried:
      if isMadeAnew(node.name.text) {
        let keyword = SourceSpan(node.span.start, node.name.span.start)
        saved.edits.append(.init(span: keyword, text: ""))
      }
    case .param(let node):
      if isMadeAnew(node.name.text) {
        let value = node.defaultValue.map { saved.source(of: $0.span) }
        let statement = value.map { "\(node.name.text) = \($0)" } ?? ""
        saved.edits = [.init(span: node.span, text: statement)]
      }
    case .experiment(let node):
      // The results of an experiment cannot be changed, so that a name which stands for more is another.
      let keyword = isMadeAnew(node.name.text) ? "" : "let "
      guard names.isShared(node.name.text) else { break }
      ending = replace(node.name, in: &saved, keyword: keyword)
    case .function(let node):
      functions[node.name.text] = saved.alone
      guard names.changing.contains(node.name.text) else { break }
      let isFirst = versions[node.name.text] == nil
      ending = replace(node.name, in: &saved)
      if isFirst, names.startsAsFunction(node.name.text) { ending = "" }
    case .schema(let node):
      schemas[node.name.text] = saved.alone
      addVersion(of: node, to: &saved)
      ending = statements(changedByStatement: schemaCount)
      schemaCount += 1
    case .include(let node):
      for name in names.included(by: node, from: saved.origin) { made.insert(name) }
      relocate(node, in: &saved)
    default: break
    }
    return saved.text + ending
  }

  /// Notes that a variable is made; returns whether there was one of its name.
  private mutating func isMadeAnew(_ name: String) -> Bool {
    !made.insert(name).inserted || names.startsAsFunction(name)
  }

  /// Gives a function or an experiment that has others of its name a name of its own, to which the common one then refers.
  private mutating func replace(
    _ identifier: Identifier,
    in saved: inout SavedStatement,
    keyword: String = ""
  ) -> String {
    let name = identifier.text
    let number = versions[name, default: 0] + 1
    versions[name] = number
    saved.edits.append(.init(span: identifier.span, text: version(number, of: name)))
    return "\n\(keyword)\(name) = \(version(number, of: name))"
  }

  private func version(_ number: Int, of name: String) -> String {
    var version = "\(name)_\(number)"
    while names.words.contains(version) { version += "_" }
    return version
  }

  /// Has an `include` of a file that was loaded name its file from where the script will be.
  private func relocate(_ node: IncludeStatement, in saved: inout SavedStatement) {
    guard let path = node.path.constant, !path.hasPrefix("/"), let origin = saved.origin,
      let slash = origin.lastIndex(of: "/")
    else { return }
    let resolved = origin[...slash] + path
    saved.edits.append(
      .init(span: node.path.span, text: LiteralStatement.quoted(String(resolved)))
    )
  }

  // MARK: - Schemas that were made anew

  /// Has the name of a schema that was made more than once name the version that it stood for then.
  private func addEdit(to saved: inout SavedStatement, forSchema name: Identifier) {
    guard names.isSharedSchema(name.text) else { return }
    let number = schemaVersions[name.text] ?? 1
    saved.edits.append(.init(span: name.span, text: version(number, of: name.text)))
  }

  /// Has a schema bear the name of its next version, where it has several, and name those of its parts.
  private mutating func addVersion(of node: SchemaStatement, to saved: inout SavedStatement) {
    schemaVersions[node.name.text, default: 0] += 1
    addEdit(to: &saved, forSchema: node.name)
    addEdits(to: &saved, forTypesOf: node.fields)
  }

  /// The schemas and functions that change with a schema, made anew.
  private mutating func statements(changedByStatement number: Int) -> String {
    let changed = names.changed(byStatement: number)
    var text = ""
    for name in changed.schemas {
      guard var saved = schemas[name], case .schema(let node) = saved.statement else { continue }
      addVersion(of: node, to: &saved)
      text += "\n\(saved.text)"
    }
    for name in changed.functions {
      guard var saved = functions[name], case .function(let node) = saved.statement else {
        continue
      }
      addEdits(to: &saved, in: saved.statement, isInFunction: false)
      let assignment = replace(node.name, in: &saved)
      text += "\n\(saved.text)\(assignment)"
    }
    return text
  }

  private func addEdits(to saved: inout SavedStatement, forTypesOf fields: [FieldSyntax]) {
    for field in fields {
      if let name = field.type.name { addEdit(to: &saved, forSchema: name) }
    }
  }

  // MARK: - Values that stand alone, settings that are unset

  private func addEdits(
    to saved: inout SavedStatement,
    in statement: Statement,
    isInFunction: Bool
  ) {
    var isInFunction = isInFunction
    if case .say(let say) = statement.request, let schema = say.schema {
      addEdit(to: &saved, forSchema: schema)
    }
    switch statement {
    case .expression(let expression):
      addEdits(to: &saved, for: expression, isInFunction: isInFunction)
    case .unset(let node):
      for change in initial where change.name == node.name.text {
        let restored = LiteralStatement.setting(change)
        saved.edits.append(.init(span: node.span.afterEnd, text: "\n\(restored)\n"))
      }
    case .function: isInFunction = true
    case .tool(let node):
      isInFunction = true
      addEdits(to: &saved, forTypesOf: node.parameters)
    default: break
    }
    for block in statement.blocks {
      for nested in block.statements {
        addEdits(to: &saved, in: nested, isInFunction: isInFunction)
      }
    }
  }

  /// Has a value that stands alone printed; where that is not wanted it is computed all the same.
  private func addEdits(
    to saved: inout SavedStatement,
    for expression: Expression,
    isInFunction: Bool
  ) {
    let isCall = if case .call = expression { true } else { false }
    if isCall && (isInFunction || names.callsOwnFunction(expression)) { return }
    if isInFunction || names.isFunction(expression) {
      saved.edits.append(.init(span: expression.span.beforeStart, text: "type("))
      saved.edits.append(.init(span: expression.span.afterEnd, text: ")"))
    } else {
      saved.edits.append(.init(span: expression.span.beforeStart, text: "print "))
    }
  }
}
