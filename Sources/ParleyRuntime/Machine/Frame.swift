import ParleyDiagnostics

/// A function that is being executed.
struct Frame: BitwiseCopyable, Sendable {
  /// The function.
  let function: FunctionID
  /// Whether the function value that was called stands below the slots.
  let hasCallee: Bool
  /// The place of the first slot in the stack.
  let base: Int
  /// How many regions were open when it was called.
  let regionCount: Int
  /// The number of the next instruction, while the frame waits.
  var next: Int
}

/// A part of the code that has to be left in order: through its handler, or by taking off its settings.
struct Region: Sendable {
  /// What happens when it is left.
  enum Kind: Sendable {
    /// An error that may be caught goes to the instruction with this number.
    case attempt(handler: Int)
    /// An error of value makes the expectation false; goes on at the instruction with this number.
    case expectation(handler: Int)
    /// An error of value stands for the message of an expectation; goes on at the instruction with this number.
    case message(handler: Int)
    /// The settings are taken off.
    case settings
  }

  /// What happens when it is left.
  let kind: Kind
  /// How many frames there were.
  let frameCount: Int
  /// How many values there were on the stack.
  let stackCount: Int
  /// How many operands had been kept for expectations that were not finished.
  let operandCount: Int
  /// How many expectations were finished and not reported.
  let outcomeCount: Int
}

/// What an expectation came to before it is reported.
struct ExpectationOutcome: Sendable {
  let passed: Bool
  let operands: [Expectation.Operand]
  let error: String?
}

/// Why regions are being closed; closing waits while settings are taken off.
enum Closing: Sendable {
  /// So many more, then execution goes on.
  case leaving(Int)
  /// Those of the frame, then its `return` is executed again.
  case returning
  /// All until one that catches the error.
  case raising(RuntimeError)
}

/// What is done with the value of an effect.
enum Resumption: Sendable {
  /// Nothing.
  case discard
  /// It goes on the stack.
  case push
  /// It goes on the stack and is the reply.
  case reply
  /// It goes on the stack with the functions that look through the trials.
  case results
  /// The settings of a `with` are on.
  case settings
  /// It is the way to go.
  case decision(Branch)
}

/// Two ways to go on after a condition that was not known.
struct Branch: BitwiseCopyable, Sendable {
  /// The number of the next instruction when the condition is true.
  let ifTrue: Int
  /// The number of the next instruction when it is false.
  let ifFalse: Int
  /// Whether the condition itself is wanted on the stack when it is true.
  var keepsTrue = false
  /// Whether the condition itself is wanted on the stack when it is false.
  var keepsFalse = false
}

/// The reply that was received last.
enum ReplyRegister: Sendable {
  /// None was asked for.
  case none
  /// It is there.
  case value(Value)
  /// None, because the request at this line failed; nil where the line is not known.
  case failed(line: Int?)
}
