import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// Makes the name of a schema known, before any schema is defined.
  mutating func declareSchema(_ node: SchemaStatement) {
    let name = node.name.text
    guard !name.isEmpty else { return }
    if DataType(plain: name) != nil {
      report(.schemaNamedLikeType(node.name))
      return
    }
    let earlier = globals.schemas[name]
    if let earlier, schemasOfSource.contains(name) {
      report(.alreadyDefined(node.name, at: earlier.node.name.span))
      return
    }
    // At the prompt the new schema takes the old one's place, so that functions ask for it.
    let id = earlier?.id ?? program.add(DataSchema(name: name, fields: []))
    globals.schemas[name] = GlobalSchema(id: id, node: node)
    schemasOfSource.insert(name)
  }

  /// Defines the schemas of the source, and those of earlier ones, whose parts may have changed.
  mutating func defineSchemas() {
    guard !schemasOfSource.isEmpty else { return }
    let schemas = globals.schemas.values.sorted { $0.node.span.start < $1.node.span.start }
    undefinedSchemas = Set(schemas.map(\.node.name.text))
    for schema in schemas { define(schema) }
  }

  private mutating func define(_ schema: GlobalSchema) {
    let name = schema.node.name
    guard undefinedSchemas.remove(name.text) != nil else { return }
    schemaPath.append(name.text)
    var defined = DataSchema(name: name.text, fields: dataFields(schema.node.fields))
    schemaPath.removeLast()
    if schemasOfSource.contains(name.text) {
      if schema.node.fields.isEmpty { report(.emptySchema(name)) }
      checkDoubledFields(schema.node.fields)
    }
    if !isWithinLimits(defined, at: name.span) || !isWithinDepth(schema.node, defined) {
      defined = DataSchema(name: name.text, fields: [])
    }
    if defined.unionCount > DataSchema.maximumUnionCount {
      report(.tooManyOptionals(name, count: defined.unionCount))
    }
    program.define(schema.id, as: defined)
  }

  /// Whether a schema is small enough; one that is not is reported.
  mutating func isWithinLimits(_ schema: DataSchema, at span: SourceSpan) -> Bool {
    guard schema.isLarger(than: DataSchema.maximumPartCount) else { return true }
    report(.schemaTooLarge(schema.name, at: span))
    return false
  }

  /// Whether few enough types are inside each other in a schema; one that is too deep by way of schemas before it is reported.
  ///
  /// One that is too deep by way of schemas after it was reported while they were defined.
  private mutating func isWithinDepth(_ node: SchemaStatement, _ schema: DataSchema) -> Bool {
    guard schema.isDeeper(than: DataSchema.maximumDepth) else { return true }
    let deep = schema.fields.first { $0.type.isDeeper(than: DataSchema.maximumDepth) }
    let field = deep.flatMap { deep in node.fields.first { $0.name.text == deep.name } }
    report(.schemaTooDeep(at: field?.type.span ?? node.name.span))
    return false
  }

  private mutating func checkDoubledFields(_ fields: [FieldSyntax]) {
    var seen: [String: SourceSpan] = [:]
    for field in fields where !field.name.text.isEmpty {
      if let first = seen[field.name.text] {
        report(.doubledField(field.name, first: first))
      } else {
        seen[field.name.text] = field.name.span
      }
    }
  }

  // MARK: - Types

  /// Fields as they are sent; one whose type is wrong is left out, once it is reported.
  mutating func dataFields(_ fields: [FieldSyntax]) -> [DataField] {
    var found: [DataField] = []
    for field in fields {
      let description = field.description.flatMap { constant($0) }
      guard let type = dataType(field.type) else { continue }
      found.append(DataField(name: field.name.text, type: type, description: description))
    }
    return found
  }

  /// A text that is sent with the definitions of schemas and tools; nil, reported, for one that is computed.
  mutating func constant(_ text: TextTemplate) -> String? {
    if let constant = text.constant { return constant }
    report(.computedInSchema(at: text.span))
    return nil
  }

  private mutating func dataType(_ type: TypeSyntax) -> DataType? {
    typeDepth += 1
    defer { typeDepth -= 1 }
    guard typeDepth <= DataSchema.maximumDepth else {
      report(.schemaTooDeep(at: type.span))
      return nil
    }
    switch type {
    case .named(let name): return namedType(name)
    case .invalid: return nil
    case .list(let item, _): return dataType(item).map(DataType.list)
    case .optional(let wrapped, _): return dataType(wrapped).map(DataType.optional)
    case .choice(let texts, _):
      var options: [String] = []
      var seen: Set<String> = []
      for text in texts {
        guard let option = constant(text) else { continue }
        if !seen.insert(option).inserted { report(.doubledChoice(option, at: text.span)) }
        options.append(option)
      }
      return .choice(options)
    }
  }

  private mutating func namedType(_ name: Identifier) -> DataType? {
    if let plain = DataType(plain: name.text) { return plain }
    guard let schema = globals.schemas[name.text] else {
      reportUnknownSchema(name, isType: true)
      return nil
    }
    if let start = schemaPath.firstIndex(of: name.text) {
      report(.recursiveSchema(schemaPath[start...] + [name.text], at: name.span))
      return nil
    }
    define(schema)
    return .record(program[schema.id])
  }

  private mutating func reportUnknownSchema(_ name: Identifier, isType: Bool) {
    guard !excused.contains(name.text) else { return }
    let names = globals.schemas.keys.sorted() + (isType ? DataType.plainNames : [])
    report(
      .unknownSchema(name, isType: isType, nearest: NearestName.of(name.text, among: names))
    )
  }

  // MARK: - Use

  /// The schema that a reply is to keep; nil, reported, where there is none of the name.
  mutating func schema(ofReply name: Identifier) -> SchemaID? {
    guard let schema = globals.schemas[name.text] else {
      reportUnknownSchema(name, isType: false)
      return nil
    }
    noteUse(ofSchema: name.text)
    return schema.id
  }

  /// Reports a bare text that ends in `as` and the name of a schema of another file or an earlier line; the parser knows those of
  /// the text's own file.
  mutating func checkEnd(ofBareText text: TextTemplate) {
    guard text.form == .bare, case .literal(let last)? = text.parts.last else { return }
    let words = last.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, words[words.count - 2] == "as", let name = words.last.map(String.init),
      let schema = globals.schemas[name], !last.hasPrefix("as ") || text.parts.count > 1
    else { return }
    let file = sources.file(containing: text.span)
    guard file?.span != sources.file(containing: schema.node.span)?.span else { return }
    let end = text.span.end
    let place = SourceSpan(end - UInt32(name.utf8.count), end)
    report(.bareTextAs(name, at: place, text: text.span, quoted: nil))
  }
}
