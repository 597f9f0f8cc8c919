import ParleyDiagnostics

/// The place of a tool in its ``Program``.
package struct ToolID: Hashable, Sendable, BitwiseCopyable {
  /// Its number.
  package let rawValue: UInt32

  /// Makes an identifier.
  package init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A `tool` of the source.
package struct ToolDeclaration: Sendable {
  /// Its name, which the API accepts: 1 to 64 of the characters `a`–`z`, `A`–`Z`, `0`–`9`, `_` and `-`.
  package let name: String
  /// What it does, for the model; nil where the script does not say.
  package let description: String?
  /// Its parameters: a schema of the tool's name, with a field each.
  package let parameters: DataSchema
  /// Its body: a function of the parameters in their order.
  package let function: FunctionID
  /// The whole statement.
  package let span: SourceSpan

  /// Makes a declaration.
  package init(
    name: String,
    description: String?,
    parameters: DataSchema,
    function: FunctionID,
    span: SourceSpan
  ) {
    self.name = name
    self.description = description
    self.parameters = parameters
    self.function = function
    self.span = span
  }
}

/// A declared tool with the values that its body keeps of its surroundings.
package struct ToolValue: Sendable {
  /// What was declared.
  package let declaration: ToolDeclaration
  /// Its body, called with the arguments in the order of the parameters.
  package let body: FunctionValue

  /// Makes a tool.
  package init(declaration: ToolDeclaration, body: FunctionValue) {
    self.declaration = declaration
    self.body = body
  }
}
