import ParleyDiagnostics

/// Why the run of a valid script failed, and where.
package struct RuntimeError: Error, Sendable, Equatable {
  /// A call that had not returned.
  package struct CallFrame: Sendable, Equatable {
    /// The function that was called; nil for a function value.
    package let function: String?
    /// The place of the call.
    package let call: SourceSpan

    /// Makes a frame.
    package init(function: String?, call: SourceSpan) {
      self.function = function
      self.call = call
    }
  }

  /// What failed.
  package let kind: EffectError.Kind
  /// What happened: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// The source that failed.
  package let span: SourceSpan
  /// The calls that had not returned, the innermost first; of very many only the first and last few.
  package let frames: [CallFrame]
  /// How many calls are left out in the middle of ``frames``.
  package let hiddenFrameCount: Int
  /// The HTTP status, for an answer of the API.
  package let status: Int?
  /// The API's `request-id`.
  package let requestID: String?

  /// Places an error.
  package init(
    _ error: EffectError,
    at span: SourceSpan,
    frames: [CallFrame] = [],
    hiddenFrameCount: Int = 0
  ) {
    kind = error.kind
    message = error.message
    help = error.help
    status = error.status
    requestID = error.requestID
    self.span = span
    self.frames = frames
    self.hiddenFrameCount = hiddenFrameCount
  }

  /// The error without its place.
  package var effectError: EffectError {
    EffectError(kind, message, help: help, status: status, requestID: requestID)
  }
}
