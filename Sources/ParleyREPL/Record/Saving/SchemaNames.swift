import ParleyCompiler
import ParleyDiagnostics
import ParleySyntax

/// The schemas that a session made, and what goes by their names.
///
/// A schema that is made anew changes at the prompt those that have it in their fields, and what functions ask for. In a file it
/// would not.
struct SchemaNames {
  /// What changes with a schema that is made anew.
  struct Changed {
    /// The other schemas, each before those that have it in their fields.
    var schemas: [String] = []
    /// The functions that ask for the schema or for one of the others.
    var functions: [String] = []
  }

  /// What changes with each statement of a schema, in their order; nothing with the first of a name.
  private(set) var changed: [Changed] = []
  /// The schemas in force in the order in which they were made first, each with the names in its fields.
  private var made: [(name: String, parts: Set<String>)] = []
  /// The functions in force, each with the schemas that it asks for.
  private var functions: [(name: String, asked: Set<String>)] = []
  private var shared: Set<String> = []

  /// Whether a schema was made more than once, by itself or with one of its parts.
  func isShared(_ name: String) -> Bool { shared.contains(name) }

  /// Takes a function.
  mutating func take(_ node: FunctionStatement) {
    dropFunction(node.name.text)
    functions.append((node.name.text, node.body.askedSchemas))
  }

  /// Takes a name for something else than a function.
  mutating func dropFunction(_ name: String) { functions.removeAll { $0.name == name } }

  /// Takes a schema.
  ///
  /// - Returns: The functions that change with it.
  mutating func take(_ node: SchemaStatement) -> [String] {
    let name = node.name.text
    let parts = Set(node.fields.compactMap { $0.type.name?.text })
    var change = Changed()
    if let index = made.firstIndex(where: { $0.name == name }) {
      made[index].parts = parts
      change.schemas = holders(of: name)
      let names = Set([name] + change.schemas)
      change.functions = functions.filter { !$0.asked.isDisjoint(with: names) }.map { $0.name }
      shared.formUnion(names)
    } else {
      made.append((name, parts))
    }
    changed.append(change)
    return change.functions
  }

  /// The schemas that have one in their fields, or one of those.
  private func holders(of name: String) -> [String] {
    var names: Set<String> = [name]
    var holders: [String] = []
    while true {
      let found = made.filter { schema in
        !names.contains(schema.name) && !schema.parts.isDisjoint(with: names)
      }
      guard !found.isEmpty else { return holders }
      holders += found.map { $0.name }
      names.formUnion(found.map { $0.name })
    }
  }
}

extension Block {
  /// The names after `as` in it.
  fileprivate var askedSchemas: Set<String> {
    var names: Set<String> = []
    for statement in statements {
      if let schema = statement.request?.schema { names.insert(schema.text) }
      for block in statement.blocks { names.formUnion(block.askedSchemas) }
    }
    return names
  }
}
