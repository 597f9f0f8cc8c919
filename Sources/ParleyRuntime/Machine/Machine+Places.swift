import ParleyDiagnostics

/// Where the machine stands, for messages.
extension Machine {
  /// The most frames of an error that are shown at each end.
  private static let shownFrameCount = 8

  /// The source of the instruction that is executed, or was last; that of the call for a built-in in bytecode.
  var span: SourceSpan {
    let program = program
    let frame = frames.last { !program[$0.function].isBuiltin }
    return frame.map { program.span(of: $0) } ?? SourceSpan(0, 0)
  }

  /// The frames without those of built-ins.
  private var callingFrames: [Frame] {
    let program = program
    return frames.filter { !program[$0.function].isBuiltin }
  }

  /// An error with its place and the calls that led there.
  func placed(_ error: EffectError) -> RuntimeError {
    let calling = callingFrames
    let shown = Self.shownFrameCount
    let depth = max(calling.count - 1, 0)
    var places = Array((0..<depth).reversed())
    if depth > 2 * shown { places.removeSubrange(shown..<(depth - shown)) }
    var calls: [RuntimeError.CallFrame] = []
    for place in places {
      calls.append(
        RuntimeError.CallFrame(
          function: program[calling[place + 1].function].name,
          call: program.span(of: calling[place])
        )
      )
    }
    return RuntimeError(
      error,
      at: span,
      frames: calls,
      hiddenFrameCount: max(depth - 2 * shown, 0)
    )
  }
}

extension Program {
  /// The source of the instruction that a frame executed last.
  fileprivate func span(of frame: Frame) -> SourceSpan {
    self[frame.function].code.spans[max(frame.next - 1, 0)]
  }
}
