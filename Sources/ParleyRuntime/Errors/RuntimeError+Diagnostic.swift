import ParleyDiagnostics

extension Diagnostic.ID {
  /// The id of a run that failed: `runtime.value`, `runtime.api` and so on.
  package static func runtime(_ kind: EffectError.Kind) -> Self {
    Self(rawValue: "runtime.\(kind.rawValue)")
  }
}

extension RuntimeError {
  /// The error as it is shown, with the calls that led to it as notes.
  package var diagnostic: Diagnostic {
    Diagnostic(
      .runtime(kind),
      message,
      at: span,
      notes: notes,
      help: (help ?? "").split(separator: "\n").map(String.init)
    )
  }

  private var notes: [Note] {
    var notes = frames.map { frame in
      let name = frame.function.map { "in \($0)" } ?? "in a function value"
      return Note("\(name), called here", at: frame.call)
    }
    if let hidden, notes.count > 1 {
      let owner = hidden.function.map { " of \($0)" } ?? ""
      let place = notes.count - 1
      notes.insert(
        Note("… and \(hidden.count) more calls\(owner)", at: notes[place - 1].span),
        at: place
      )
    }
    return notes
  }
}
