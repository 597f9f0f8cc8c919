import ParleyDiagnostics

/// The place of a function in its ``Program``.
package struct FunctionID: Hashable, Sendable, BitwiseCopyable {
  /// Its number.
  package let rawValue: UInt32
}

/// A function, a function value's body, or a chunk.
///
/// A frame's slots hold the parameters first, then the captured values, then the locals. A parameter that the caller left
/// out is null until the code at the entry point has set it.
package struct Function: Sendable {
  /// The name that messages show; nil for a function value, a chunk or a built-in.
  package let name: String?
  /// Where it is defined.
  package let span: SourceSpan
  /// How many parameters it has.
  package let parameterCount: Int
  /// How many arguments a call gives at least.
  package let requiredCount: Int
  /// How many values of its surroundings it keeps.
  package let captureCount: Int
  /// How many slots a frame has: parameters, captured values and locals.
  package let slotCount: Int
  /// Where a call starts, by the number of arguments beyond ``requiredCount``: code there sets the parameters that were left
  /// out and goes on to the body.
  package let entryPoints: [UInt32]
  /// What it does.
  package let code: Code
  /// Whether errors in it belong to the place of the call: a built-in written in bytecode.
  let isBuiltin: Bool

  /// Makes a function; use ``CodeBuilder``, whose code is verified.
  init(
    signature: FunctionSignature,
    code: Code,
    entryPoints: [UInt32],
    isBuiltin: Bool
  ) {
    name = signature.name
    span = signature.span
    parameterCount = signature.parameterCount
    requiredCount = signature.requiredCount
    captureCount = signature.captureCount
    slotCount = signature.slotCount
    self.code = code
    self.entryPoints = entryPoints
    self.isBuiltin = isBuiltin
  }
}

/// What a function takes and how many slots its frame has.
package struct FunctionSignature: Sendable {
  /// The name that messages show; nil for a function value or a chunk.
  package var name: String?
  /// Where it is defined.
  package var span: SourceSpan
  /// How many parameters it has.
  package var parameterCount: Int
  /// How many arguments a call gives at least.
  package var requiredCount: Int
  /// How many values of its surroundings it keeps.
  package var captureCount: Int
  /// How many slots a frame has: parameters, captured values and locals, at most 65,535.
  package var slotCount: Int

  /// Makes a signature; `requiredCount` is the number of parameters if it is not given.
  package init(
    name: String? = nil,
    span: SourceSpan,
    parameterCount: Int = 0,
    requiredCount: Int? = nil,
    captureCount: Int = 0,
    slotCount: Int
  ) {
    self.name = name
    self.span = span
    self.parameterCount = parameterCount
    self.requiredCount = requiredCount ?? parameterCount
    self.captureCount = captureCount
    self.slotCount = slotCount
  }
}
