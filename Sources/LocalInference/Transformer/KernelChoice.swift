import CLocalModel

/// Which functions do the arithmetic of the forward pass; all give the same bits.
enum KernelChoice: Sendable {
  /// The fastest that this processor runs.
  case fastest
  /// Plain C.
  case portable
  /// Functions of a test.
  case other(@Sendable () -> parley_kernels)

  /// The functions.
  var functions: parley_kernels {
    switch self {
    case .fastest: parley_fastest_kernels()
    case .portable: parley_portable_kernels()
    case .other(let functions): functions()
    }
  }
}
