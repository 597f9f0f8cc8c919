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
      help: help.map { [$0] } ?? []
    )
  }

  private var notes: [Note] {
    let half = frames.count / 2
    return frames.enumerated().map { index, frame in
      let hidden =
        hiddenFrameCount > 0 && index == half ? ", after \(hiddenFrameCount) more calls" : ""
      let name = frame.function.map { "in \($0)" } ?? "in a function value"
      return Note("\(name), called here\(hidden)", at: frame.call)
    }
  }
}
