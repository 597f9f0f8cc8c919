import ParleyDiagnostics

/// Where the machine stands, for messages.
extension Machine {
  /// The most calls that are shown with an error; of more only the innermost ones and the outermost one.
  private static let shownFrameCount = 16
  /// How many of the innermost calls are shown where there are too many.
  private static let innermostFrameCount = 3

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
    let depth = max(calling.count - 1, 0)
    let innermost = Self.innermostFrameCount
    var places = Array((0..<depth).reversed())
    var hidden: ArraySlice<Int> = []
    if depth > Self.shownFrameCount {
      hidden = places[innermost..<(depth - 1)]
      places.removeSubrange(hidden.indices)
    }
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
      hidden: hidden.first.map { first in
        let function = calling[first + 1].function
        let isAlwaysTheSame = hidden.allSatisfy { calling[$0 + 1].function == function }
        return RuntimeError.HiddenCalls(
          count: hidden.count,
          function: isAlwaysTheSame ? program[function].name : nil
        )
      }
    )
  }
}

extension Program {
  /// The source of the instruction that a frame executed last.
  fileprivate func span(of frame: Frame) -> SourceSpan {
    self[frame.function].code.spans[max(frame.next - 1, 0)]
  }
}
