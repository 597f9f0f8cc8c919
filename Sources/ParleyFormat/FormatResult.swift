import ParleyDiagnostics

/// What came of laying out a source.
package enum FormatResult: Sendable {
  /// The source is laid out already.
  case unchanged
  /// The source in its canonical layout, as UTF-8.
  case formatted([UInt8])
  /// The source has errors and stays as it is; the diagnostics, warnings included, with the source they point into.
  case hasErrors([Diagnostic], SourceMap)
  /// The layout would have changed what the script means, which is a mistake of the formatter; the source stays as it is.
  case refused
}
