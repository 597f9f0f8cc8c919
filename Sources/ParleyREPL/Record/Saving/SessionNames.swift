import ParleyCompiler
import ParleyDiagnostics
import ParleySyntax

/// The names that a session made at its top level, which may stand for one thing after the other there and not in a file.
struct SessionNames<Loader: SourceLoader> {
  private enum Kind {
    case variable
    case function
  }

  /// Every word of the session, so that new names are not among them.
  let words: Set<String>
  private let loader: Loader
  private var kinds: [String: [Kind]] = [:]
  /// The schemas and what goes by them.
  private var schemas = SchemaNames()
  private var order: [String] = []

  /// Finds the names that some pieces make.
  ///
  /// - Parameters:
  ///   - pieces: The pieces of the script.
  ///   - loader: Where included files come from.
  init(_ pieces: [SavedPiece], loader: Loader) {
    self.loader = loader
    var words: Set<String> = []
    for case .statement(let saved) in pieces {
      let text = String(decoding: saved.bytes, as: UTF8.self)
      words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    }
    self.words = words
    for case .statement(let saved) in pieces where !saved.isTried {
      switch saved.statement {
      case .letVariable(let node): add(node.name.text, .variable)
      case .param(let node): add(node.name.text, .variable)
      case .experiment(let node): add(node.name.text, .variable)
      case .function(let node):
        add(node.name.text, .function)
        schemas.take(node)
      case .schema(let node): for function in schemas.take(node) { add(function, .function) }
      default: break
      }
    }
  }

  private mutating func add(_ name: String, _ kind: Kind) {
    if kind == .variable { schemas.dropFunction(name) }
    if kinds[name] == nil { order.append(name) }
    kinds[name, default: []].append(kind)
  }

  /// The names that stood for a function and for something else, another function perhaps.
  var changing: [String] {
    order.filter { name in
      let kinds = kinds[name] ?? []
      return kinds.count > 1 && kinds.contains(.function)
    }
  }

  /// Whether a schema was made more than once, which no file may do, by itself or with one of its parts.
  func isSharedSchema(_ name: String) -> Bool { schemas.isShared(name) }

  /// What changes with a schema that is made anew.
  ///
  /// - Parameter number: The number of its statement among those of schemas, from 0.
  /// - Returns: What changes; nothing with the first schema of a name.
  func changed(byStatement number: Int) -> SchemaNames.Changed { schemas.changed[number] }

  /// Whether a name was made more than once.
  func isShared(_ name: String) -> Bool { (kinds[name]?.count ?? 0) > 1 }

  /// Whether a name of ``changing`` stood for a function first.
  func startsAsFunction(_ name: String) -> Bool {
    let kinds = kinds[name] ?? []
    return kinds.count > 1 && kinds.first == .function
  }

  /// Whether an expression calls a function of the session by its name.
  func callsOwnFunction(_ expression: Expression) -> Bool {
    guard case .call(let call) = expression, case .name(let name) = call.function else {
      return false
    }
    return kinds[name.text]?.contains(.function) ?? false
  }

  /// Whether an expression is a function.
  func isFunction(_ expression: Expression) -> Bool {
    switch expression {
    case .lambda: true
    case .parenthesized(let inner): isFunction(inner.expression)
    case .name(let name): kinds[name.text]?.contains(.function) ?? false
    default: false
    }
  }

  /// The variables that an included file makes, those of the files that it includes too.
  func included(by node: IncludeStatement, from includer: String?) -> [String] {
    included(by: node, from: includer ?? "session.claude", depth: 0)
  }

  private func included(
    by node: IncludeStatement,
    from includer: String,
    depth: Int
  ) -> [String] {
    guard depth < 100, let path = node.path.constant,
      let bytes = try? loader.bytes(of: path, includedFrom: includer)
    else { return [] }
    var map = SourceMap()
    let source = SourceText.normalized(bytes)
    guard let file = map.add(path: path, text: source.text) else { return [] }
    let folder = includer.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let own = path.hasPrefix("/") ? path : (folder + [path[...]]).joined(separator: "/")
    return Parser.parse(file).tree.statements.flatMap { statement -> [String] in
      switch statement {
      case .letVariable(let node): [node.name.text]
      case .param(let node): [node.name.text]
      case .experiment(let node): [node.name.text]
      case .include(let nested): included(by: nested, from: own, depth: depth + 1)
      default: []
      }
    }
  }
}
