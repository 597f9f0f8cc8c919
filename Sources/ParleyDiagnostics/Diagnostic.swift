/// One thing that is wrong or doubtful in a script: where, what, and where one exists the fix.
package struct Diagnostic: Hashable, Sendable {
  /// A stable name such as `syntax.expected-token`: greppable, and the name of its corpus cases.
  ///
  /// Each module declares its own as static members beside its factories.
  package struct ID: RawRepresentable, Hashable, Sendable {
    /// The name: lower case words joined by `-`, after a phase and a `.`.
    package let rawValue: String

    /// Makes an id from its name.
    package init(rawValue: String) { self.rawValue = rawValue }
  }

  /// How bad it is.
  package enum Severity: String, Comparable, Sendable {
    /// The script runs; something is probably not meant.
    case warning
    /// The script does not run.
    case error

    package static func < (one: Severity, other: Severity) -> Bool {
      one == .warning && other == .error
    }
  }

  /// The stable name.
  package let id: ID
  /// How bad it is.
  package let severity: Severity
  /// The mistake: stands on its own, lower case, no full stop.
  package let message: String
  /// The source that is underlined.
  package let span: SourceSpan
  /// A few words put beside the underline; nil for none.
  package let label: String?
  /// Further places that explain the mistake.
  package let notes: [Note]
  /// What to do in words, one sentence each, shown after `help:`.
  package let help: [String]
  /// Edits that mend it, the best first.
  package let fixIts: [FixIt]

  /// Makes a diagnostic; use the factories of each module instead of calling this at the place of the mistake.
  package init(
    _ id: ID,
    _ message: String,
    at span: SourceSpan,
    severity: Severity = .error,
    label: String? = nil,
    notes: [Note] = [],
    help: [String] = [],
    fixIts: [FixIt] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
    self.help = help
    self.fixIts = fixIts
  }
}

/// A further place that belongs to a diagnostic; a type of its own, so that a note cannot be an error.
package struct Note: Hashable, Sendable {
  /// What is to be seen there, lower case, no full stop.
  package let message: String
  /// The source that is underlined.
  package let span: SourceSpan

  /// Makes a note.
  package init(_ message: String, at span: SourceSpan) {
    self.message = message
    self.span = span
  }
}

/// A mend of the source: what it does, in words, and the edits that do it.
package struct FixIt: Hashable, Sendable {
  /// A replacement of one span by a text; an empty span inserts.
  package struct Edit: Hashable, Sendable {
    /// What is replaced.
    package let span: SourceSpan
    /// What stands there afterwards.
    package let replacement: String

    /// Makes an edit.
    package init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// What it does: an instruction, lower case, no full stop.
  package let message: String
  /// The edits, ascending and not overlapping; never empty.
  package let edits: [Edit]

  /// Makes a fix-it.
  ///
  /// - Requires: `edits` is not empty.
  package init(_ message: String, _ edits: [Edit]) {
    precondition(!edits.isEmpty, "a fix-it has at least one edit")
    self.message = message
    self.edits = edits.sorted { $0.span.start < $1.span.start }
  }
}
