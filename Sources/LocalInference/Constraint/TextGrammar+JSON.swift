import OrderedJSON

extension TextGrammar {
  /// The documents of a JSON schema.
  ///
  /// - Throws: ``SchemaError`` for a schema that says nothing that can be kept.
  package init(documentsOf schema: JSONValue) throws(SchemaError) {
    try self.init { grammar throws(SchemaError) in
      var compiler = SchemaCompiler(root: schema)
      return try compiler.compile(into: &grammar)
    }
  }

  /// The calls of tools as the models write them, ``ToolCall/json``.
  ///
  /// - Parameter tools: Each tool's name and the schema of its input.
  /// - Throws: ``SchemaError`` for a schema that says nothing that can be kept, and without any tool.
  package init(callsOf tools: [(name: String, input: JSONValue)]) throws(SchemaError) {
    try self.init { grammar throws(SchemaError) in
      guard !tools.isEmpty else { throw SchemaError(at: "", "there is no tool") }
      let end = grammar.add(text: "}")
      var calls: [Int] = []
      for tool in tools {
        let opening = grammar.add(text: "{\"name\": \(JSONValue.string(tool.name)), \"input\": ")
        var compiler = SchemaCompiler(root: tool.input)
        let input = try compiler.compile(into: &grammar)
        calls.append(grammar.add(.sequence([opening, input, end])))
      }
      return grammar.add(.choice(calls))
    }
  }
}
