/// What a call of a function needs, in one place and without references to count.
///
/// The pointers are those of the function's ``Code``, which the ``Program`` keeps alive beside it.
// The memory behind the pointers does not change once `Code` has made it, and any number of threads
// may read it; the `Program` that hands this out keeps that `Code` alive.
struct LinkedFunction: @unchecked Sendable {
  let instructions: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<Value>
  /// The number of the first instruction of a call with all arguments.
  let entry: Int
  let parameterCount: Int
  let captureCount: Int
  let slotCount: Int
  /// How many values a frame holds at most: slots and operands.
  let frameSize: Int

  init(_ function: Function) {
    instructions = function.code.instructions
    constants = function.code.constants
    entry = Int(function.entryPoints.last ?? 0)
    parameterCount = function.parameterCount
    captureCount = function.captureCount
    slotCount = function.slotCount
    frameSize = function.slotCount + function.code.maximumStackDepth
  }
}
