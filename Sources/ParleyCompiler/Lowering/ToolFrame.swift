import ParleyDiagnostics
import ParleyRuntime

/// A tool while its body is lowered, beside its ``FunctionFrame``.
struct ToolFrame {
  /// Its name.
  let name: String
  /// The function of its body.
  let function: FunctionID
  /// The functions that the body calls or names, in the order of the source.
  var mentions: [(function: GlobalFunction, span: SourceSpan)] = []
}
