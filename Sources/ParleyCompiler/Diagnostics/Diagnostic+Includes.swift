import ParleyDiagnostics

extension Diagnostic.ID {
  /// An included file cannot be read.
  package static let unreadableInclude = Self(rawValue: "include.unreadable")
  /// An included file may not be read under the script's permissions.
  package static let refusedInclude = Self(rawValue: "include.refused")
  /// Files include each other in a circle.
  package static let includeCycle = Self(rawValue: "include.cycle")
  /// The path of an `include` is computed.
  package static let computedInclude = Self(rawValue: "include.computed")
  /// Too many files include each other in a row.
  package static let includesTooDeep = Self(rawValue: "include.too-deep")
  /// A statement of the top level stands in a block.
  package static let notAtTopLevel = Self(rawValue: "name.not-at-top-level")
}

/// What is wrong with the files of a script.
extension Diagnostic {
  static func unreadableInclude(_ error: SourceLoadError, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      error.isRefused ? .refusedInclude : .unreadableInclude,
      error.message,
      at: span,
      help: error.help.map { [$0] } ?? ["the path is relative to the file it stands in"]
    )
  }

  static func includeCycle(_ chain: some Sequence<String>, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .includeCycle,
      "the files include each other in a circle: \(chain.joined(separator: " → "))",
      at: span,
      help: ["move what both need into a third file and include that one"]
    )
  }

  static func computedInclude(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .computedInclude,
      "the path of an include cannot be computed",
      at: span,
      label: "every name is known before the run",
      help: ["write the path out: include \"file.claude\""]
    )
  }

  static func includesTooDeep(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .includesTooDeep,
      "more than \(limit) files include each other in a row",
      at: span,
      help: ["include the files from the main script instead"]
    )
  }

  static func sourcesTooLong(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unreadableInclude,
      "all sources together are longer than 4 GiB",
      at: span,
      help: ["put data into files of its own and read it with read(\"data.txt\")"]
    )
  }

  static func notAtTopLevel(_ verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAtTopLevel,
      "\(verb) stands inside a block",
      at: span,
      label: "only at the top level of a file",
      help: ["move it out of the braces"]
    )
  }
}
