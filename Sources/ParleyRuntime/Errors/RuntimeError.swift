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

  /// Calls that had not returned and are not shown, as those of a recursion without an end.
  package struct HiddenCalls: Sendable, Equatable {
    /// How many there are, 1 or more.
    package let count: Int
    /// The function that all of them called; nil for several, and for a function value.
    package let function: String?

    /// Makes a count of calls.
    package init(count: Int, function: String?) {
      self.count = count
      self.function = function
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
  /// The calls that had not returned, the innermost first; of very many only the first few and the last.
  package let frames: [CallFrame]
  /// The calls that are left out before the last of ``frames``; nil for none.
  package let hidden: HiddenCalls?
  /// The HTTP status, for an answer of the API.
  package let status: Int?
  /// The API's `request-id`.
  package let requestID: String?

  /// Places an error.
  package init(
    _ error: EffectError,
    at span: SourceSpan,
    frames: [CallFrame] = [],
    hidden: HiddenCalls? = nil
  ) {
    kind = error.kind
    message = error.message
    help = error.help
    status = error.status
    requestID = error.requestID
    self.span = span
    self.frames = frames
    self.hidden = hidden
  }

  /// The error without its place.
  package var effectError: EffectError {
    EffectError(kind, message, help: help, status: status, requestID: requestID)
  }
}
