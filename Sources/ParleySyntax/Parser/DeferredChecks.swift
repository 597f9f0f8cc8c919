import ParleyDiagnostics

/// What can only be judged when the whole source has been read.
struct DeferredChecks {
  /// Bare texts that end in `as NAME`.
  var textsEndingInAs: [(text: SourceSpan, schema: Identifier)] = []
  /// The names of the schemas.
  var schemaNames: Set<String> = []
  /// The first closing brace that stands within a bare text while a block is open.
  var swallowedBrace: SourceSpan?
  /// The closing braces that belong to a block whose beginning could not be read.
  var forgivenBraces = 0
  /// The words of `<<END` texts that no line closes any more.
  var unclosedWords: Set<String> = []
}

extension Parser {
  /// Reports what could only be judged now.
  mutating func reportDeferred() {
    for (text, schema) in deferred.textsEndingInAs
    where deferred.schemaNames.contains(schema.text) {
      report(.bareTextAs(schema.text, at: schema.span, text: text, quoted: quoted(text)))
    }
  }

  /// The source of a bare text before its `as NAME` as a text in quotes; nil when it computes something.
  private func quoted(_ text: SourceSpan) -> String? {
    quoted(Int(text.start - file.base), Int(text.end - file.base))
  }

  /// The source between two offsets as a text in quotes; nil when it holds `{{`, whose inside may need no escapes.
  func quoted(_ start: Int, _ end: Int) -> String? {
    let characters = source(start, end)
    guard characters.utf8.count < 10_000, !containsInterpolation(start, end) else { return nil }
    var quoted = "\""
    for scalar in characters.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private func containsInterpolation(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end - 1)).contains { startsInterpolation($0, end) }
  }
}
